import type { Address } from "../customers/index.js";
import type { Buyer, Seller } from "./invoice.js";
import type { DocumentParty, DocumentSeller } from "./pdf/invoice-document.js";

/** The seller as printed. */
export const documentSeller = (seller: Seller): DocumentSeller => ({
  name: seller.name,
  addressLines: seller.addressLines,
  country: seller.country,
  email: seller.email || null,
  taxIds: seller.taxIds,
  logoSvg: seller.logoSvg,
  colour: seller.colour,
  footer: seller.footer,
});

/** The buyer as printed. */
export const documentBuyer = (buyer: Buyer): DocumentParty => ({
  name: buyer.name,
  addressLines: addressLines(buyer.address),
  country: buyer.address.country,
  email: buyer.email,
  taxIds: buyer.taxIds,
});

/** Where the postal code stands before the city. */
const codeFirstCountries = new Set(
  "AD AT BA BE BG CH CY CZ DE DK EE ES FI FR GR HR IS IT LI LT LU MC ME MK MX NL NO PL PT RO RS SE SI SK SM TR".split(
    " ",
  ),
);

/**
 * As letters are addressed in the country: `12 Main Street`, `Springfield, IL 62701` or `Hauptstraße 5`, `04109 Leipzig`.
 * What is not known leaves no gap.
 */
export function addressLines({ line1, line2, city, region, postalCode, country }: Address): string[] {
  const words = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" ");
  const parts = codeFirstCountries.has(country ?? "")
    ? [words(postalCode, city), region]
    : [city, words(region, postalCode)];
  const place = parts.filter(Boolean).join(", ");
  return [line1, line2, place].filter((line): line is string => Boolean(line));
}

/** Countries whose offices print on US Letter. */
const letterCountries = new Set(["US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA"]);

export const paperOf = (seller: Seller): "a4" | "us-letter" =>
  letterCountries.has(seller.country) ? "us-letter" : "a4";
