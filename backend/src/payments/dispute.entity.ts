import { Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("dispute")
export class DisputeEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  attemptId: string;

  @RefColumn()
  invoiceId: string;

  @RefColumn()
  customerId: string;

  @TextColumn()
  providerDisputeId: string;

  @AmountColumn()
  amount: string;

  @TextColumn()
  currency: string;

  @TextColumn()
  reason: string;

  @TextColumn()
  status: string;

  @InstantColumn()
  openedAt: string;

  @InstantColumn({ nullable: true })
  closedAt: string | null;
}
