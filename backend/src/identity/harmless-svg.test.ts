import { expect, test } from "@jest/globals";
import { isHarmlessSvg } from "./harmless-svg.js";

const svg = (inside: string, attributes = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inside}</svg>`;

test.each([
  ["shapes", svg('<path d="M0 0h9v9z" fill="#3b5bdb"/>')],
  ["after an XML declaration", `<?xml version="1.0" encoding="UTF-8"?>\n${svg("<g/>")}\n`],
  [
    "a gradient of its own",
    svg('<linearGradient id="g"/><rect fill="url(#g)" style="stroke: url(\'#g\')"/>'),
  ],
  ["an embedded picture", svg('<image href="data:image/png;base64,iVBORw0KGgo="/>')],
  ["a style sheet of its own", svg("<style><![CDATA[.a { fill: #fff }]]></style>")],
  ["words that only look like more", svg("<text>onwards = upwards</text><desc>setting the scene</desc>")],
])("is a logo: %s", (_what, text) => {
  expect(isHarmlessSvg(text)).toBe(true);
});

test.each([
  ["a script", svg("<script>alert(1)</script>")],
  ["a script behind a prefix", svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>')],
  ["an event handler", svg("", ' onload="alert(1)"')],
  ["an event handler without a space before it", svg('<g id="a"onclick="alert(1)"/>')],
  ["a handler after a slash", "<svg/onload=alert(1)></svg>"],
  ["an animation that sets an address", svg('<animateTransform attributeName="href" to="javascript:x"/>')],
  ["HTML", svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
  ["a link", svg('<a href="#x">x</a>')],
  ["a picture from elsewhere", svg('<image href="https://evil.example/pixel.png"/>')],
  ["a picture from elsewhere, spelt with an entity", svg('<image href="&#104;ttps://evil.example/p.png"/>')],
  ["a file of the server", svg('<image xlink:href="/etc/passwd"/>')],
  ["an SVG inside that nobody looked at", svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>')],
  ["a fill from elsewhere", svg('<rect fill="url(https://evil.example/x.svg#a)"/>')],
  ["a fill from elsewhere, spelt in CSS", svg('<rect style="fill: \\75rl(https://evil.example/x)"/>')],
  ["a style sheet spelt in numbers", svg("<style>.a { fill: u&#114;l(https://evil.example/x) }</style>")],
  ["a style sheet from elsewhere", svg('<style>@import "https://evil.example/x.css";</style>')],
  ["a style sheet of XML", `<?xml-stylesheet href="https://evil.example/x.css"?>${svg("<g/>")}`],
  ["entities", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`],
  ["no SVG", "<html><svg></svg></html>"],
])("is refused: %s", (_what, text) => {
  expect(isHarmlessSvg(text)).toBe(false);
});
