import type { Instant, LocalDate, RatedGroup, RatedTier } from "@atlas/rules";
import type { Address, CollectionMethod, TaxId } from "../customers/index.js";
import type { EnvironmentSettings } from "../identity/index.js";
import type { Actor } from "../platform/index.js";
import type { RatedKind } from "../rating/index.js";
import type { AppliedTaxRate } from "../tax/index.js";

/** `blocked` is no status: it is a draft with open issues. */
export type InvoiceStatus = "draft" | "open" | "paid" | "uncollectible" | "void";

/** Who bills, as it stood at finalisation. */
export type Seller = EnvironmentSettings["seller"];

/** Who is billed, as it stood at finalisation. */
export type Buyer = {
  name: string;
  externalId: string | null;
  email: string | null;
  address: Address;
  shippingAddress: Address | null;
  taxIds: TaxId[];
  poNumber: string | null;
};

/** One rate's sum on an invoice or credit note: `taxable` is what it was computed on. */
export type TaxSum = { name: string; rate: string; inclusive: boolean; taxable: string; tax: string };

/** An invoice row; ids are uuids, amounts decimal strings with the currency's digits. */
export type Invoice = {
  environmentId: string;
  id: string;
  runId: string | null;
  customerId: string;
  subscriptionId: string | null;
  status: InvoiceStatus;
  currency: string;
  timeZone: string;
  periodStart: Instant | null;
  periodEnd: Instant | null;
  needsApproval: boolean;
  approvedAt: Instant | null;
  approvedBy: Actor | null;
  number: string | null;
  issueDate: LocalDate | null;
  dueDate: LocalDate | null;
  dueAt: Instant | null;
  paymentTermsDays: number | null;
  collectionMethod: CollectionMethod;
  seller: Seller | null;
  buyer: Buyer | null;
  taxRate: AppliedTaxRate | null;
  taxes: TaxSum[];
  subtotal: string;
  taxTotal: string;
  total: string;
  amountPaid: string;
  amountCredited: string;
  amountDue: string;
  createdAt: Instant;
  finalizedAt: Instant | null;
  paidAt: Instant | null;
  uncollectibleAt: Instant | null;
  voidedAt: Instant | null;
  voidReason: string | null;
  version: number;
};

type InvoiceLineKind = RatedKind | "one_off";

/** A line row. `amount` is as priced (with the tax where the rate is inclusive); `netAmount` and `taxAmount` part it. */
export type InvoiceLine = {
  environmentId: string;
  id: string;
  invoiceId: string;
  position: number;
  kind: InvoiceLineKind;
  ratedLineId: string | null;
  priceId: string | null;
  code: string;
  description: string;
  periodStart: Instant | null;
  periodEnd: Instant | null;
  quantity: string | null;
  unit: string | null;
  unitAmount: string | null;
  groups: RatedGroup[] | null;
  tiers: RatedTier[] | null;
  preciseAmount: string;
  amount: string;
  taxable: boolean;
  netAmount: string;
  taxAmount: string;
  seal: string | null;
};
