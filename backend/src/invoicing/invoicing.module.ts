import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CustomersModule } from "../customers/index.js";
import { IdentityModule } from "../identity/index.js";
import { LedgerModule } from "../ledger/index.js";
import { NotificationsModule } from "../notifications/index.js";
import { RatingModule } from "../rating/index.js";
import { SubscriptionsModule } from "../subscriptions/index.js";
import { TaxModule } from "../tax/index.js";
import { AddLine } from "./add-line.js";
import { ApplyPayment } from "./apply-payment.js";
import { ApproveInvoice } from "./approve-invoice.js";
import { CreditInvoice } from "./credit-invoice.js";
import { CreditNoteController } from "./credit-note.controller.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { DocumentController } from "./document.controller.js";
import { DocumentRepository } from "./document.repository.js";
import { DraftInvoice } from "./draft-invoice.js";
import { EditLine } from "./edit-line.js";
import { FinalizeInvoice } from "./finalize-invoice.js";
import { HostedInvoiceLink } from "./hosted-invoice-link.js";
import { InspectInvoice } from "./inspect-invoice.js";
import { InvoiceController } from "./invoice.controller.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { InvoiceIssueRepository } from "./invoice-issue.repository.js";
import { InvoiceLineController } from "./invoice-line.controller.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import { InvoicePaymentRepository } from "./invoice-payment.repository.js";
import { InvoiceReader } from "./invoice-reader.js";
import { InvoiceSequenceRepository } from "./invoice-sequence.repository.js";
import { InvoicingEventHandlers } from "./invoicing-event-handlers.js";
import { IssueCreditNote } from "./issue-credit-note.js";
import { IssueInvoice } from "./issue-invoice.js";
import { KeepDocument } from "./keep-document.js";
import { ListCreditNotes } from "./list-credit-notes.js";
import { ListInvoices } from "./list-invoices.js";
import { LockInvoice } from "./lock-invoice.js";
import { MarkUncollectible } from "./mark-uncollectible.js";
import { PreviewInvoice } from "./preview-invoice.js";
import { PreviewController } from "./preview.controller.js";
import { ReadCreditNote } from "./read-credit-note.js";
import { ReadDocument } from "./read-document.js";
import { ReadDraftContext } from "./read-draft-context.js";
import { ReadInvoice } from "./read-invoice.js";
import { RecordInvoiceIssues } from "./record-invoice-issues.js";
import { RemoveLine } from "./remove-line.js";
import { ReviseDraft } from "./revise-draft.js";
import { SendDocument } from "./send-document.js";
import { SettleCredit } from "./settle-credit.js";
import { UpcomingInvoiceController } from "./upcoming-invoice.controller.js";
import { ReadUpcomingInvoice } from "./upcoming-invoice.js";
import { VerifyController } from "./verify.controller.js";
import { VerifyInvoice } from "./verify-invoice.js";
import { VoidInvoice } from "./void-invoice.js";

const repositories = [
  InvoiceRepository,
  InvoiceLineRepository,
  InvoiceIssueRepository,
  InvoicePaymentRepository,
  InvoiceSequenceRepository,
  CreditNoteRepository,
  DocumentRepository,
];

const useCases = [
  LockInvoice,
  ReadDraftContext,
  DraftInvoice,
  InspectInvoice,
  IssueInvoice,
  FinalizeInvoice,
  RecordInvoiceIssues,
  KeepDocument,
  ApproveInvoice,
  VoidInvoice,
  ApplyPayment,
  MarkUncollectible,
  SettleCredit,
  IssueCreditNote,
  CreditInvoice,
  ReviseDraft,
  AddLine,
  EditLine,
  RemoveLine,
  HostedInvoiceLink,
  SendDocument,
  VerifyInvoice,
];

const readers = [
  InvoiceReader,
  ReadInvoice,
  ListInvoices,
  ReadCreditNote,
  ListCreditNotes,
  ReadDocument,
  ReadUpcomingInvoice,
  PreviewInvoice,
];

@Module({
  imports: [
    AuditModule,
    CustomersModule,
    IdentityModule,
    LedgerModule,
    NotificationsModule,
    RatingModule,
    SubscriptionsModule,
    TaxModule,
  ],
  controllers: [
    InvoiceController,
    InvoiceLineController,
    DocumentController,
    VerifyController,
    CreditNoteController,
    UpcomingInvoiceController,
    PreviewController,
  ],
  providers: [...repositories, ...useCases, ...readers, InvoicingEventHandlers],
  exports: [
    DraftInvoice,
    FinalizeInvoice,
    InvoiceReader,
    HostedInvoiceLink,
    KeepDocument,
    ReadDocument,
    ApplyPayment,
    MarkUncollectible,
    ListInvoices,
    ReadUpcomingInvoice,
    VoidInvoice,
    IssueCreditNote,
  ],
})
export class InvoicingModule {}
