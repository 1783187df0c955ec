import { CreditNoteDocumentEntity } from "./credit-note-document.entity.js";
import { CreditNoteLineEntity } from "./credit-note-line.entity.js";
import { CreditNoteEntity } from "./credit-note.entity.js";
import { InvoiceDocumentEntity } from "./invoice-document.entity.js";
import { InvoiceIssueEntity } from "./invoice-issue.entity.js";
import { InvoiceLineEntity } from "./invoice-line.entity.js";
import { InvoicePaymentEntity } from "./invoice-payment.entity.js";
import { InvoiceSequenceEntity } from "./invoice-sequence.entity.js";
import { InvoiceEntity } from "./invoice.entity.js";

export const entities = [
  InvoiceSequenceEntity,
  InvoiceEntity,
  InvoiceLineEntity,
  InvoiceIssueEntity,
  InvoicePaymentEntity,
  CreditNoteEntity,
  CreditNoteLineEntity,
  InvoiceDocumentEntity,
  CreditNoteDocumentEntity,
];
