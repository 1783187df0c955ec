import { Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  type Actor,
} from "../platform/index.js";

@Entity("refund")
export class RefundEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  /** The payment that is given back, whole or in part. */
  @RefColumn()
  attemptId: string;

  @RefColumn()
  customerId: string;

  @AmountColumn()
  amount: string;

  @TextColumn()
  currency: string;

  @TextColumn()
  reason: string;

  @TextColumn()
  status: string;

  @JsonColumn()
  requestedBy: Actor;

  @JsonColumn({ nullable: true })
  decidedBy: Actor | null;

  @RefColumn({ nullable: true })
  creditNoteId: string | null;

  @TextColumn({ nullable: true })
  providerRefundId: string | null;

  @TextColumn({ nullable: true })
  failureCode: string | null;

  @TextColumn({ nullable: true })
  failureMessage: string | null;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  settledAt: string | null;
}
