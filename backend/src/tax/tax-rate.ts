import type { Instant } from "@atlas/rules";

/** What a caller states about a tax rate. */
export type TaxRateTerms = {
  /** As it stands on invoices: "VAT". */
  name: string;
  /** Percent as a decimal string: "19". */
  rate: string;
  /** Whether prices contain the tax already. */
  inclusive: boolean;
  /** ISO 3166-1 alpha-2; null makes it the environment's default. */
  country: string | null;
};

/** A tax rate row; ids are uuids. */
export type TaxRate = TaxRateTerms & {
  environmentId: string;
  id: string;
  version: number;
  createdAt: Instant;
  archivedAt: Instant | null;
};

/** The rate that applies to an invoice. */
export type AppliedTaxRate = Pick<TaxRate, "id" | "name" | "rate" | "inclusive">;
