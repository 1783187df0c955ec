import { Controller, Param, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  publicId,
  publicIdOrNull,
  Requires,
  Responds,
  type Caller,
} from "../platform/index.js";
import { invoiceParams } from "./invoicing.schemas.js";
import { VerifyInvoice } from "./verify-invoice.js";
import { verificationSchema } from "./verify.schemas.js";

@ApiTags("Invoices")
@Controller("v1/invoices")
export class VerifyController {
  constructor(private readonly verifyInvoice: VerifyInvoice) {}

  // It changes nothing, but takes as long as the usage is large: so a POST, which no cache or prefetch repeats.
  @Post(":id/verify")
  @ApiOperation({ summary: "Prove an invoice from its events" })
  @Requires("invoices:read")
  @Responds(200, verificationSchema, "Whether the invoice follows from its events, and every difference.")
  async invoice(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: z.infer<typeof invoiceParams>,
  ): Promise<z.infer<typeof verificationSchema>> {
    const { differences, invoice, ...rest } = await this.verifyInvoice.execute(caller.environmentId, id);
    return {
      invoice: publicId("inv", invoice.id),
      matches: differences.length === 0,
      ...rest,
      differences: differences.map(({ lineId, ...found }) => ({
        ...found,
        line: publicIdOrNull("ivl", lineId),
      })),
    };
  }
}
