import { z } from "zod";
import type { EnvironmentMode } from "./environment-mode.js";
import { isHarmlessSvg } from "./harmless-svg.js";

const LARGEST_LOGO = 100_000;

const line = z.string().trim().max(200);
const amount = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})(\.\d{1,9})?$/, 'Give a decimal string such as "250" or "99.50".');

const seller = z
  .object({
    name: line.min(1).describe("Legal name, as it stands on invoices."),
    addressLines: z.array(line).max(8).describe("Postal address, one line each, without the country."),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "Give the two-letter code, such as DE.")
      .describe("ISO 3166-1 alpha-2."),
    taxIds: z
      .array(z.object({ type: line.min(1).describe("Such as `eu_vat`."), value: line.min(1) }))
      .max(10)
      .describe("Tax numbers printed on invoices."),
    email: z.union([z.email().max(254), z.literal("")]).describe("Where customers reply to; empty for none."),
    logoSvg: z
      .string()
      .max(LARGEST_LOGO, "Give a logo of at most 100 000 characters.")
      .refine(
        isHarmlessSvg,
        "Give one <svg> element without scripts, event handlers, links, entities or outside references.",
      )
      .nullable()
      .describe("The logo on invoices, as SVG text."),
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour such as #3b5bdb.")
      .describe("Accent of invoices and mails."),
    footer: z.string().max(1_000).describe("Small print at the end of each invoice."),
    paymentInstructions: z.string().max(2_000).describe("How to pay by bank transfer."),
  })
  .describe("Who sells: what invoices and mails show.");

const invoice = z
  .object({
    numberPrefix: z
      .string()
      .regex(/^[A-Za-z0-9/_.-]{0,20}$/, "Give up to 20 letters, digits, or / _ . -")
      .describe("Before the running number, such as `INV-`."),
    approval: z
      .enum(["automatic", "manual"])
      .describe("`manual`: each run waits at its draft until a person approves it."),
    zeroInvoices: z.enum(["issue", "skip"]).describe("Whether an invoice over nothing is issued."),
    paymentTermsDays: z
      .number()
      .int()
      .min(0)
      .max(365)
      .describe("Days until an invoice by bank transfer is due."),
  })
  .describe("How invoices are made.");

const metering = z
  .object({
    acceptPastDays: z
      .number()
      .int()
      .min(1)
      .max(3_650)
      .describe("How old an event may be on receipt, in days."),
  })
  .describe("What usage is taken.");

const billing = z
  .object({
    graceSeconds: z
      .number()
      .int()
      .min(0)
      .max(604_800)
      .describe("How long a closed period waits for late events."),
    jitterSeconds: z
      .number()
      .int()
      .min(0)
      .max(604_800)
      .describe("Over how long runs of the same instant are spread."),
  })
  .describe("When billing runs begin after their boundary.");

const refunds = z
  .object({
    approvalLimit: amount.nullable().describe("Refunds above it need a second person; null: none does."),
  })
  .describe("Who may refund what.");

const lateUsage = z
  .enum(["next_invoice"])
  .describe(
    "Usage that comes after the close becomes a correction line on the next invoice, at the original price.",
  );

/** All settings of an environment. */
export const settingsSchema = z
  .object({ seller, invoice, metering, billing, lateUsage, refunds })
  .meta({ id: "Settings" });
export type EnvironmentSettings = z.infer<typeof settingsSchema>;

/** Any part of the seller, as it is being edited. */
export const sellerDraftSchema = seller.partial().strict();
export type SellerDraft = z.infer<typeof sellerDraftSchema>;

/** Any part of them; arrays are replaced as a whole. */
export const settingsPatchSchema = z
  .object({
    seller: sellerDraftSchema,
    invoice: invoice.partial().strict(),
    metering: metering.partial().strict(),
    billing: billing.partial().strict(),
    lateUsage,
    refunds: refunds.partial().strict(),
  })
  .partial()
  .strict();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** What a new environment begins with. Test environments close at once, so that moving the clock shows the invoice. */
export function defaultSettings(mode: EnvironmentMode, sellerName: string): EnvironmentSettings {
  return {
    seller: {
      name: sellerName,
      addressLines: [],
      country: "US",
      taxIds: [],
      email: "",
      logoSvg: null,
      colour: "#3b5bdb",
      footer: "",
      paymentInstructions: "",
    },
    invoice: { numberPrefix: "INV-", approval: "automatic", zeroInvoices: "issue", paymentTermsDays: 14 },
    metering: { acceptPastDays: 35 },
    billing:
      mode === "live"
        ? { graceSeconds: 3_600, jitterSeconds: 21_600 }
        : { graceSeconds: 0, jitterSeconds: 0 },
    lateUsage: "next_invoice",
    refunds: { approvalLimit: null },
  };
}
