import { isCurrency } from "@atlas/rules";
import { z } from "zod";

export const amountSchema = z.string().describe("Decimal string with the currency's digits.");
export const currencyQuery = z
  .string()
  .refine(isCurrency, "Give an ISO 4217 currency code in capitals, such as EUR.")
  .optional()
  .describe("Default: the currency of most customers.");
const instant = z.string().describe("ISO 8601, on the environment's clock.");
const date = z.string().describe("Day in UTC.");
const month = z.object({ start: instant, end: instant.describe("Exclusive.") });
const sum = z.object({ amount: amountSchema, count: z.int() });
const count = z.number().int();

export const overviewQuery = z.object({ currency: currencyQuery });
export type OverviewQuery = z.infer<typeof overviewQuery>;

const revenueSchema = z
  .object({
    soFar: amountSchema,
    previousSoFar: amountSchema.describe("As far into the month before."),
    previousTotal: amountSchema,
    projected: amountSchema.describe("`soFar`, and what the open periods will have cost at their end."),
  })
  .describe("Invoices finalized in the month that are not void, less credit notes issued in it, net of tax.");

const unbilledSchema = z
  .object({
    soFar: amountSchema,
    projected: amountSchema.describe("Without the fees of the periods after."),
    asOf: instant,
    ageSeconds: z.int().describe("So long ago the estimate was made, in real time."),
    isRecomputing: z.boolean().describe("A newer estimate is being made; read again in a second."),
    estimatedSubscriptions: z.int().describe("So many are in the sums: those billed most, 200 at most."),
    activeSubscriptions: z.int(),
  })
  .describe(
    "What the open periods of active subscriptions have cost and will cost, net of tax: estimates, recomputed every few seconds.",
  );

const eventsSchema = z.object({
  accepted: count.describe("Received this month, as of now."),
  unmatched: count.describe("Of the accepted: no meter counted their type."),
  duplicate: count,
  conflicts: count,
  quarantined: count,
  rejected: count,
  waiting: z
    .object({ quarantined: count, conflicts: count })
    .describe("What waits for a person, from whichever month."),
});

const daySchema = z.object({
  date,
  events: count.nullable().describe("Accepted events whose own time is of this day; null after today."),
  previousEvents: count.nullable().describe("Same day of the month before; null where it has none."),
  revenue: amountSchema.nullable(),
  previousRevenue: amountSchema.nullable(),
});

const meterDay = z.object({
  date,
  quantity: z.string().nullable().describe("Exact decimal; null after today."),
  previousQuantity: z.string().nullable(),
});

const topMeterSchema = z.object({
  id: z.string().describe("`mtr_…`"),
  key: z.string(),
  name: z.string(),
  aggregation: z.enum(["count", "sum", "max", "unique"]),
  unit: z.string().nullable(),
  events: count,
  quantity: z.string().describe("Of all customers together, this month; exact."),
  previousQuantity: z.string().describe("As far into the month before, to the hour."),
  days: z.array(meterDay),
});

const topCustomerSchema = z.object({
  id: z.string().describe("`cus_…`"),
  name: z.string(),
  amount: amountSchema.describe("Invoiced and unbilled together."),
  invoiced: amountSchema,
  unbilled: amountSchema,
});

export const overviewSchema = z
  .object({
    asOf: instant,
    month,
    previousMonth: month,
    currencies: z.array(z.string()).describe("Of the customers, the most frequent first."),
    currency: z.string().nullable().describe("Of all amounts; null as long as there is no customer."),
    revenue: revenueSchema,
    unbilled: unbilledSchema,
    open: sum.describe("Invoices that are due or will be."),
    overdue: sum.describe("Of the open ones, those past their due date."),
    retrying: sum.describe("Of the open ones, those that a collection case works on."),
    events: eventsSchema,
    days: z.array(daySchema).describe("Every day of the month."),
    topMeters: z.array(topMeterSchema).describe("The meters with most events, six at most."),
    topCustomers: z.array(topCustomerSchema).describe("Five at most."),
  })
  .meta({ id: "Overview" });
export type Overview = z.infer<typeof overviewSchema>;
