import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { insertRows, type Tx } from "../platform/index.js";

export type InvoicePayment = {
  environmentId: string;
  paymentKey: string;
  invoiceId: string;
  amount: string;
  appliedAmount: string;
  at: Instant;
};

@Injectable()
export class InvoicePaymentRepository {
  /** False when a payment of this key was applied before. */
  async insert(tx: Tx, payment: InvoicePayment): Promise<boolean> {
    const written = await insertRows(tx, "invoice_payment", [payment], {
      onConflict: "(environment_id, payment_key) DO NOTHING",
    });
    return written > 0;
  }
}
