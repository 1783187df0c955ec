import { Controller, Get, Param } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, publicId, Requires, Responds, type Caller } from "../platform/index.js";
import { presentPeriod } from "./present-period.js";
import { ReadUpcomingInvoice, type EstimatedInvoice, type EstimatedLine } from "./upcoming-invoice.js";
import { upcomingInvoiceSchema, upcomingParams } from "./upcoming-invoice.schemas.js";

type Shown = z.infer<typeof upcomingInvoiceSchema>;

@ApiTags("Invoices")
@Controller("v1/subscriptions")
export class UpcomingInvoiceController {
  constructor(private readonly readUpcoming: ReadUpcomingInvoice) {}

  @Get(":id/upcoming-invoice")
  @ApiOperation({ summary: "Estimate the upcoming invoice" })
  @Requires("invoices:read")
  @Responds(200, upcomingInvoiceSchema, "Cost so far, and the invoice to expect.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: upcomingParams }) { id }: z.infer<typeof upcomingParams>,
  ): Promise<Shown> {
    const upcoming = await this.readUpcoming.execute(caller.environmentId, id);
    const { period, timeZone } = upcoming;
    return {
      subscription: publicId("sub", upcoming.subscriptionId),
      customer: publicId("cus", upcoming.customerId),
      currency: upcoming.currency,
      period: presentPeriod({ periodStart: period.start, periodEnd: period.end }, timeZone),
      asOf: upcoming.now,
      watermark: upcoming.watermark,
      soFar: presentEstimate(upcoming.soFar, timeZone),
      projected: presentEstimate(upcoming.projected, timeZone),
    };
  }
}

const presentEstimate = ({ lines, ...totals }: EstimatedInvoice, timeZone: string): Shown["soFar"] => ({
  ...totals,
  lines: lines.map((line) => presentLine(line, timeZone)),
});

const presentLine = (line: EstimatedLine, timeZone: string): Shown["soFar"]["lines"][number] => ({
  kind: line.rated.kind,
  code: line.code,
  description: line.description,
  price: { id: publicId("prc", line.rated.priceId), key: line.rated.priceKey },
  period: presentPeriod(line.rated, timeZone),
  quantity: line.quantity,
  unit: line.rated.unit,
  unitAmount: line.unitAmount,
  groups: line.groups ?? [],
  tiers: line.tiers ?? [],
  preciseAmount: line.preciseAmount,
  amount: line.amount,
  taxable: line.rated.taxable,
  netAmount: line.netAmount,
  taxAmount: line.taxAmount,
});
