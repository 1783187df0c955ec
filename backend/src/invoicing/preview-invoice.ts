import { Injectable } from "@nestjs/common";
import { mergeSettings, SettingsReader, type SellerDraft } from "../identity/index.js";
import { Database } from "../platform/index.js";
import { documentSeller, paperOf } from "./document-parties.js";
import { renderInvoicePdf } from "./pdf/render-invoice-pdf.js";
import { sampleInvoice } from "./pdf/sample-invoice.js";

/** A sample invoice with the seller as it is being edited, set by the template that real ones are set by. Nothing is stored. */
@Injectable()
export class PreviewInvoice {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
  ) {}

  async execute(environmentId: string, draft: SellerDraft): Promise<Buffer> {
    const present = await this.settings.get(this.database.reader, environmentId);
    const { seller, invoice } = mergeSettings(present, { seller: draft });
    const number = `${invoice.numberPrefix}000042`;
    const terms = invoice.paymentTermsDays;
    const document = sampleInvoice({
      number,
      paper: paperOf(seller),
      paymentTerms: terms === 0 ? "Due on receipt" : `${terms} days net`,
      seller: documentSeller(seller),
      paymentInstructions: seller.paymentInstructions || null,
    });
    return Buffer.from(renderInvoicePdf(document));
  }
}
