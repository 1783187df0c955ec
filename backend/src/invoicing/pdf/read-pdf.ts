import { inflateSync } from "node:zlib";

/** What a test needs to know of a PDF made here: each page's words, in the order in which they were set. */
export type ReadPdf = { pages: string[]; fonts: string[]; title: string | null };

/**
 * Reads a PDF as our own compiler writes it (no object streams, no encryption), so that tests look at the page itself
 * and not at what was meant to be on it.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, string>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(match[1] ?? "", match[2] ?? "");
  }
  const root = [...objects.values()].find((object) => /\/Type \/Pages\b/.test(object)) ?? "";
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(root)?.[1] ?? "").matchAll(/(\d+) 0 R/g)];
  const fonts = [...file.matchAll(/\/Type \/Font\n\s*\/Subtype \/Type0\n\s*\/BaseFont \/\w+\+(\S+)/g)];
  return {
    pages: kids.map(([, id]) => pageText(objects, objects.get(id ?? "") ?? "")),
    fonts: fonts.map(([, name]) => name ?? "").sort(),
    title: /\/Title \(([^)]*)\)/.exec(file)?.[1] ?? null,
  };
}

function pageText(objects: Map<string, string>, page: string): string {
  const maps = new Map<string, Map<number, string>>();
  for (const [, name, id] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? "") ?? "")?.[1];
    maps.set(name ?? "", glyphMap(streamOf(objects.get(toUnicode ?? "") ?? "")));
  }
  const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "") ?? "");
  const runs: string[] = [];
  let glyphs = new Map<number, string>();
  let isReplaced = false;
  for (const [token, font, actualText] of content.matchAll(TOKENS)) {
    if (font !== undefined) glyphs = maps.get(font) ?? glyphs;
    else if (actualText !== undefined) runs.push(utf16(actualText));
    else if (!isReplaced && token !== "EMC") runs.push(shownText(token, glyphs));
    isReplaced = actualText !== undefined || (isReplaced && token !== "EMC");
  }
  return runs.join("\n");
}

// A font, the text that stands for glyphs of several meanings (until EMC), or shown text: `[(ab) 12 <0c>] TJ`, `(ab) Tj`.
// A string may hold pairs of parentheses without escaping them.
const PAIR = String.raw`\((?:\\[\s\S]|[^\\()])*\)`;
const STRING = String.raw`\((?:\\[\s\S]|[^\\()]|${PAIR})*\)|<[0-9a-f]*>`;
const TOKENS = new RegExp(
  String.raw`/(f\d+) \S+ Tf|/ActualText <FEFF([0-9A-F]*)>|\bEMC\b|\[(?:${STRING}|[^\]])*\] TJ|(?:${STRING}) Tj`,
  "gi",
);

function shownText(operator: string, glyphs: Map<number, string>): string {
  const strings = (operator.match(new RegExp(STRING, "gi")) ?? []).map((text) =>
    text.startsWith("<")
      ? Buffer.from(text.slice(1, -1), "hex").toString("latin1")
      : unescape(text.slice(1, -1)),
  );
  const codes = Buffer.from(strings.join(""), "latin1");
  let text = "";
  for (let at = 0; at + 1 < codes.length; at += 2) text += glyphs.get(codes.readUInt16BE(at)) ?? "\ufffd";
  return text;
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

function unescape(text: string): string {
  const named: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_all, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (named[code] ?? code),
  );
}

function glyphMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, glyph, text] of cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim)) {
    map.set(
      Number.parseInt(glyph ?? "", 16),
      Buffer.from(text ?? "", "hex")
        .swap16()
        .toString("utf16le"),
    );
  }
  return map;
}

function streamOf(object: string): string {
  const start = object.indexOf("stream\n") + "stream\n".length;
  const data = Buffer.from(object.slice(start, object.lastIndexOf("\nendstream")), "latin1");
  return (object.includes("/FlateDecode") ? inflateSync(data) : data).toString("latin1");
}
