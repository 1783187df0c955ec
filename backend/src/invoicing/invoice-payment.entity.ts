import { Entity, PrimaryColumn } from "typeorm";
import { AmountColumn, EnvironmentIdColumn, InstantColumn, RefColumn } from "../platform/index.js";

@Entity("invoice_payment")
export class InvoicePaymentEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @PrimaryColumn({ type: "text" })
  paymentKey: string;

  @RefColumn()
  invoiceId: string;

  @AmountColumn()
  amount: string;

  /** What of it lowered the amount due; the rest is the customer's. */
  @AmountColumn()
  appliedAmount: string;

  @InstantColumn()
  at: string;
}
