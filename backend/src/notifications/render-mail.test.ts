import { describe, expect, test } from "@jest/globals";
import { renderMail } from "./render-mail.js";

const content = {
  heading: "Invoice <INV-7> & more",
  paragraphs: ["Dear Ada,", 'your invoice "INV-7" is ready.'],
  facts: [
    { label: "Amount due", value: "12.34 €" },
    { label: "Due", value: "2026-03-01" },
  ],
  action: { label: "Open the invoice", url: "https://atlas.test/i?a=1&b=2" },
  footer: "Acme AI, Berlin",
};

describe("a mail", () => {
  test("as text says everything, in order", () => {
    expect(renderMail(content).text).toBe(
      [
        "Invoice <INV-7> & more",
        "Dear Ada,",
        'your invoice "INV-7" is ready.',
        "Amount due: 12.34 €\nDue: 2026-03-01",
        "Open the invoice:\nhttps://atlas.test/i?a=1&b=2",
        "-- \nAcme AI, Berlin\n",
      ].join("\n\n"),
    );
  });

  test("as HTML shows text as text, never as markup", () => {
    const { html } = renderMail({ ...content, heading: "<script>alert(1)</script>" });
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain('href="https://atlas.test/i?a=1&amp;b=2"');
  });

  test("wears the seller's name and colour, unless the colour is none", () => {
    expect(renderMail({ ...content, brand: { name: "Acme AI", colour: "#0ca678" } }).html).toContain(
      "#0ca678",
    );
    const forged = renderMail({ ...content, brand: { name: "Acme AI", colour: 'red"><script>' } }).html;
    expect(forged).not.toContain("<script>");
  });

  test("without facts and action has no empty places", () => {
    const plain = renderMail({ heading: "Hello", paragraphs: ["One."], footer: "Bye" });
    expect(plain.text).toBe("Hello\n\nOne.\n\n-- \nBye\n");
    expect(plain.html).not.toContain("<a ");
  });
});
