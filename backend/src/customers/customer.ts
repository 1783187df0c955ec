import type { Instant } from "@atlas/rules";

/** A postal address; what is not known is null. `country` is ISO 3166-1 alpha-2. */
export type Address = {
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
};

/** A tax number as it stands on invoices: `{ type: "eu_vat", value: "DE123456789" }`. */
export type TaxId = { type: string; value: string };

/** Whether invoices are charged to the payment method at once, or sent to be paid by transfer. */
export type CollectionMethod = "charge_automatically" | "send_invoice";

/** What a caller states about a customer. */
export type CustomerTerms = {
  externalId: string | null;
  name: string;
  email: string | null;
  /** ISO 4217; everything billed to the customer is in it. */
  currency: string;
  /** IANA zone in which new subscriptions' days and months begin. */
  timeZone: string;
  address: Address;
  shippingAddress: Address | null;
  taxIds: TaxId[];
  poNumber: string | null;
  /** Days from invoice to due date; null means the environment's. */
  paymentTermsDays: number | null;
  collectionMethod: CollectionMethod;
  taxExempt: boolean;
  metadata: Record<string, string>;
};

/** A customer as other contexts see it; ids are uuids. */
export type Customer = CustomerTerms & {
  environmentId: string;
  id: string;
  /** Rises with every change; the ETag. */
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  archivedAt: Instant | null;
  currencyFixedAt: Instant | null;
};
