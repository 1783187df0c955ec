import { z } from "zod";
import { idSchema } from "../platform/index.js";

const amount = z.string().describe("Decimal string with the currency's digits.");
const decimal = z.string().describe("Decimal string.");
const instant = z.string().describe("ISO 8601 instant, business time.");

export const hostedParams = z.object({
  token: z.string().min(1).max(200).describe("What stands after `/pay/` in the link."),
});
export const invoiceParams = z.object({ id: idSchema("inv") });
export const hostedLinkSchema = z
  .object({ url: z.string().describe("Whoever holds it may read and pay this one invoice.") })
  .meta({ id: "HostedLink" });

const hostedSeller = z.object({
  name: z.string(),
  addressLines: z.array(z.string()),
  country: z.string(),
  taxIds: z.array(z.object({ type: z.string(), value: z.string() })),
  email: z.string(),
  logoSvg: z.string().nullable().describe("SVG text; show it as an image, never as markup."),
  colour: z.string().describe("`#rrggbb`"),
  footer: z.string(),
});

const hostedLine = z.object({
  description: z.string(),
  period: z.object({ from: z.string(), to: z.string() }).nullable().describe("First and last day."),
  quantity: decimal.nullable(),
  unit: z.string().nullable(),
  unitAmount: decimal.nullable(),
  tiers: z.array(
    z.object({
      from: decimal,
      upTo: decimal.nullable(),
      quantity: decimal,
      unitAmount: decimal,
      flatAmount: decimal,
      amount: decimal,
    }),
  ),
  groups: z.array(
    z.object({
      by: z.record(z.string(), z.string().nullable()),
      quantity: decimal,
      unitAmount: decimal.nullable(),
      amount: decimal,
    }),
  ),
  amount,
});

const hostedTax = z.object({
  name: z.string(),
  rate: z.string().describe("Percent."),
  inclusive: z.boolean(),
  taxable: amount,
  tax: amount,
});

const hostedPayment = z.object({
  amount,
  at: instant.nullable(),
  method: z.enum(["card", "bank_transfer"]),
  card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
});

const cardPayment = z.object({
  isPossible: z.boolean().describe("Whether the customer can pay by card now."),
  running: z
    .object({
      status: z
        .enum(["processing", "requires_action"])
        .describe("`requires_action`: the customer confirms at `actionUrl`, or gives another card."),
      amount,
      actionUrl: z.string().nullable(),
      since: instant,
    })
    .nullable()
    .describe("A charge that is under way; look again in a few seconds."),
  lastDecline: z
    .object({ at: instant.nullable(), message: z.string() })
    .nullable()
    .describe("Why the last charge failed, in words for the customer."),
});

export const hostedInvoiceSchema = z
  .object({
    mode: z.enum(["live", "test"]).describe("`test`: no money moves; test cards are taken."),
    number: z.string(),
    status: z.enum(["open", "paid", "uncollectible", "void"]),
    isOverdue: z.boolean(),
    currency: z.string(),
    issueDate: z.string().nullable(),
    dueDate: z.string().nullable(),
    paidAt: instant.nullable(),
    collectionMethod: z.enum(["charge_automatically", "send_invoice"]),
    seller: hostedSeller,
    buyer: z.object({ name: z.string() }),
    lines: z.array(hostedLine),
    subtotal: amount,
    taxes: z.array(hostedTax),
    taxTotal: amount,
    total: amount,
    amountPaid: amount,
    amountCredited: amount,
    amountDue: amount,
    payments: z.array(hostedPayment).describe("What was paid so far, first to last."),
    paymentInstructions: z
      .string()
      .nullable()
      .describe("How to pay by bank transfer; null where nothing is due."),
    cardPayment,
  })
  .meta({ id: "HostedInvoice" });

export const payBody = z.strictObject({
  token: z
    .string()
    .trim()
    .min(1, "Give the token of a card.")
    .max(255)
    .describe("The token that the provider gave for the card. Test tokens: `pm_card_success`, …"),
  makeDefault: z
    .boolean()
    .default(true)
    .describe(
      "Whether later invoices are charged to this card; other open ones are tried with it at once then.",
    ),
});

export const hostedPaymentSchema = z
  .object({
    status: z
      .enum(["succeeded", "processing", "requires_action"])
      .describe("A declined card is a problem with the code `hosted_payment.declined` instead."),
    amount,
    currency: z.string(),
    actionUrl: z.string().nullable().describe("Where the customer confirms the payment at their bank."),
  })
  .meta({ id: "HostedPayment" });
