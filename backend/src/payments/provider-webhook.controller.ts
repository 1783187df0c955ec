import { Controller, Param, Post, Req, type RawBodyRequest } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { Public, Responds, type AtlasRequest } from "../platform/index.js";
import { PROVIDER } from "./keep-payment-method.js";
import { paymentsErrors } from "./payments.errors.js";
import { providerParams, receivedSchema } from "./payments.schemas.js";
import { ReceiveProviderEvent } from "./receive-provider-event.js";

@ApiTags("Payments")
@Controller("v1/provider-webhooks")
export class ProviderWebhookController {
  constructor(private readonly receive: ReceiveProviderEvent) {}

  @Post(":provider")
  @Public()
  @ApiOperation({
    summary: "For the payment provider",
    description: "Signed as Standard Webhooks says; a second delivery changes nothing.",
  })
  @Responds(200, receivedSchema, "Taken")
  async take(
    @Param({ schema: providerParams }) { provider }: z.output<typeof providerParams>,
    @Req() request: RawBodyRequest<AtlasRequest>,
  ) {
    if (provider !== PROVIDER)
      throw paymentsErrors("provider.unknown", { detail: `No provider "${provider}" is configured.` });
    // The signature is over the bytes as they came; a parsed and printed body would not match it.
    return this.receive.execute(provider, request.headers, request.rawBody?.toString("utf8") ?? "");
  }
}
