import { Body, Controller, Post, StreamableFile } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import { z } from "zod";
import { sellerDraftSchema } from "../identity/index.js";
import { CurrentCaller, Requires, Responds, WithoutReplay, type Caller } from "../platform/index.js";
import { PreviewInvoice } from "./preview-invoice.js";

const previewBody = z.strictObject({
  seller: sellerDraftSchema.default({}).describe("What is being edited; the rest is as the settings say."),
});

@ApiTags("Settings")
@Controller("v1/settings/invoice-preview")
export class PreviewController {
  constructor(private readonly previewInvoice: PreviewInvoice) {}

  @Post()
  @Requires("settings:read")
  @WithoutReplay()
  @ApiOperation({
    summary: "Preview the branding of invoices",
    description: "A sample invoice, set by the very template of real ones. Nothing is stored.",
  })
  @ApiProduces("application/pdf")
  @Responds(200, null, "The sample as PDF.")
  async preview(
    @CurrentCaller() { environmentId }: Caller,
    @Body({ schema: previewBody }) { seller }: z.output<typeof previewBody>,
  ): Promise<StreamableFile> {
    const bytes = await this.previewInvoice.execute(environmentId, seller);
    return new StreamableFile(bytes, {
      type: "application/pdf",
      length: bytes.length,
      disposition: 'inline; filename="preview.pdf"',
    });
  }
}
