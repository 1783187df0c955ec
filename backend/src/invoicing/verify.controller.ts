import { Controller, Param, Post } from "@nestjs/common";
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

@Controller("v1/invoices")
export class VerifyController {
  constructor(private readonly verifyInvoice: VerifyInvoice) {}

  // It changes nothing, but takes as long as the usage is large: so a POST, which no cache or prefetch repeats.
  @Post(":id/verify")
  @Requires("invoices:read")
  @Responds(200, verificationSchema, "Whether the invoice follows from its events, and every difference.")
  async verify(
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
