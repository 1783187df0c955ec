import { Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("payment_attempt")
export class PaymentAttemptEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  @RefColumn()
  customerId: string;

  /** Counts the attempts of an invoice from 1; part of the key that the provider sees. */
  @IntegerColumn()
  number: number;

  @TextColumn()
  kind: string;

  @TextColumn()
  trigger: string;

  @RefColumn({ nullable: true })
  paymentMethodId: string | null;

  @AmountColumn()
  amount: string;

  @TextColumn()
  currency: string;

  @TextColumn()
  status: string;

  @TextColumn({ nullable: true })
  declineClass: string | null;

  @TextColumn({ nullable: true })
  declineCode: string | null;

  @TextColumn({ nullable: true })
  declineMessage: string | null;

  @TextColumn({ nullable: true })
  providerChargeId: string | null;

  @TextColumn({ nullable: true })
  actionUrl: string | null;

  @TextColumn({ nullable: true })
  memo: string | null;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  settledAt: string | null;
}
