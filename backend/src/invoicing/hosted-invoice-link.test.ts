import { describe, expect, test } from "@jest/globals";
import { loadConfig, newId } from "../platform/index.js";
import { HostedInvoiceLink } from "./hosted-invoice-link.js";

const linksOf = (secret: string, publicUrl = "https://pay.acme.example"): HostedInvoiceLink =>
  new HostedInvoiceLink(
    loadConfig({ DATABASE_URL: "postgres://unused", ATLAS_SECRET_KEY: secret, PUBLIC_URL: publicUrl }),
  );
const links = linksOf("a secret of more than thirty-two characters");
const invoice = { environmentId: newId(), invoiceId: newId() };

describe("the link of a hosted invoice", () => {
  test("stands under the public address, and leads back to its invoice", () => {
    const url = new URL(links.urlOf(invoice));
    expect(url.origin).toBe("https://pay.acme.example");
    const [, pay, token = ""] = url.pathname.split("/");
    expect(pay).toBe("pay");
    expect(links.read(token)).toEqual(invoice);
  });

  test("cannot be bent: not one bit of it, nor another way to write the same", () => {
    const token = links.tokenOf(invoice);
    const bytes = Buffer.from(token, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const bent = Buffer.from(bytes);
      bent[bit >> 3]! ^= 1 << (bit & 7);
      expect(links.read(bent.toString("base64url"))).toBeNull();
    }
    // "…Q" and "…R" decode to the same bytes.
    const last = token.at(-1)!;
    for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
      if (letter !== last) expect(links.read(token.slice(0, -1) + letter)).toBeNull();
    for (const nonsense of ["", "x", `${token}A`, token.slice(1), `${token}=`, "é".repeat(87)])
      expect(links.read(nonsense)).toBeNull();
  });

  test("of another installation is worth nothing here", () => {
    const foreign = linksOf("another secret of more than thirty-two characters");
    expect(links.read(foreign.tokenOf(invoice))).toBeNull();
  });
});
