import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { RequestLimits } from "../identity/index.js";
import { ReadDocument } from "../invoicing/index.js";
import { Public, Responds } from "../platform/index.js";
import { FindHostedInvoice } from "./find-hosted-invoice.js";
import { PayHostedInvoice } from "./pay-hosted-invoice.js";
import { hostedInvoiceSchema, hostedParams, hostedPaymentSchema, payBody } from "./portal.schemas.js";
import { presentHostedInvoice, presentHostedPayment } from "./present-hosted-invoice.js";
import { ReadHostedInvoice } from "./read-hosted-invoice.js";

type Params = z.infer<typeof hostedParams>;

/** A page that looks again every two seconds stays far below it. */
const READS = { what: "hosted-invoice/read", most: 1_000, seconds: 15 * 60 };
/** Nobody shall find out by one invoice, or from one address, which stolen cards work. */
const PAYMENTS_OF_LINK = { what: "hosted-invoice/pay/link", most: 10, seconds: 15 * 60 };
const PAYMENTS_OF_ADDRESS = { what: "hosted-invoice/pay/ip", most: 60, seconds: 15 * 60 };

/** One invoice, for whoever holds its link. */
@ApiTags("Hosted invoices")
@Public()
@Controller("v1/hosted-invoices/:token")
export class HostedInvoiceController {
  constructor(
    private readonly limits: RequestLimits,
    private readonly find: FindHostedInvoice,
    private readonly readHosted: ReadHostedInvoice,
    private readonly payHosted: PayHostedInvoice,
    private readonly readDocument: ReadDocument,
  ) {}

  @Get()
  @ApiOperation({ summary: "Read the invoice of a link" })
  @Responds(200, hostedInvoiceSchema, "What its customer may see.")
  async get(
    @Param({ schema: hostedParams }) { token }: Params,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof hostedInvoiceSchema>> {
    await this.limits.take(READS, request.ip);
    keepPrivate(reply);
    return presentHostedInvoice(await this.readHosted.execute(await this.find.execute(token)));
  }

  @Get("pdf")
  @ApiOperation({ summary: "Download the invoice of a link as PDF" })
  @ApiProduces("application/pdf")
  @Responds(200, null, "The invoice as PDF, as it was issued.")
  async pdf(
    @Param({ schema: hostedParams }) { token }: Params,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await this.limits.take(READS, request.ip);
    const { environmentId, id } = await this.find.execute(token);
    const { bytes, fileName } = await this.readDocument.ofInvoice(environmentId, id);
    keepPrivate(reply);
    return new StreamableFile(bytes, {
      type: "application/pdf",
      length: bytes.length,
      disposition: `inline; filename="${fileName}"`,
    });
  }

  @Post("pay")
  @ApiOperation({
    summary: "Pay the invoice of a link by card",
    description:
      "The card is charged at once. Asked again while that charge is under way, it answers how it stands and charges nothing more.",
  })
  @Responds(200, hostedPaymentSchema, "How the payment stands.")
  async pay(
    @Param({ schema: hostedParams }) { token }: Params,
    @Body({ schema: payBody }) body: z.output<typeof payBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof hostedPaymentSchema>> {
    const { id } = await this.find.execute(token);
    await this.limits.take(PAYMENTS_OF_ADDRESS, request.ip);
    await this.limits.take(PAYMENTS_OF_LINK, id);
    keepPrivate(reply);
    return presentHostedPayment(await this.payHosted.execute(token, body));
  }
}

/** The address is the key to the invoice: it is not kept, passed on or found by searching. */
function keepPrivate(reply: FastifyReply): void {
  void reply
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("x-robots-tag", "noindex");
}
