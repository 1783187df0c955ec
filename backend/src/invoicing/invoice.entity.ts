import { Column, Entity } from "typeorm";
import {
  AmountColumn,
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("invoice")
export class InvoiceEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn({ nullable: true })
  runId: string | null;

  @RefColumn()
  customerId: string;

  @RefColumn({ nullable: true })
  subscriptionId: string | null;

  @TextColumn()
  status: string;

  @TextColumn()
  currency: string;

  /** In which its dates are printed. */
  @TextColumn()
  timeZone: string;

  @InstantColumn({ nullable: true })
  periodStart: string | null;

  @InstantColumn({ nullable: true })
  periodEnd: string | null;

  @BooleanColumn()
  needsApproval: boolean;

  @InstantColumn({ nullable: true })
  approvedAt: string | null;

  @JsonColumn({ nullable: true })
  approvedBy: unknown;

  @TextColumn({ nullable: true })
  number: string | null;

  @Column({ type: "date", nullable: true })
  issueDate: string | null;

  @Column({ type: "date", nullable: true })
  dueDate: string | null;

  /** The first instant after the due date. */
  @InstantColumn({ nullable: true })
  dueAt: string | null;

  @IntegerColumn({ nullable: true })
  paymentTermsDays: number | null;

  @TextColumn()
  collectionMethod: string;

  /** As it was at finalisation, like the buyer. */
  @JsonColumn({ nullable: true })
  seller: unknown;

  @JsonColumn({ nullable: true })
  buyer: unknown;

  @JsonColumn({ nullable: true })
  taxRate: unknown;

  @JsonColumn()
  taxes: unknown;

  @AmountColumn()
  subtotal: string;

  @AmountColumn()
  taxTotal: string;

  @AmountColumn()
  total: string;

  @AmountColumn()
  amountPaid: string;

  @AmountColumn()
  amountCredited: string;

  @AmountColumn()
  amountDue: string;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  finalizedAt: string | null;

  @InstantColumn({ nullable: true })
  paidAt: string | null;

  @InstantColumn({ nullable: true })
  uncollectibleAt: string | null;

  @InstantColumn({ nullable: true })
  voidedAt: string | null;

  @TextColumn({ nullable: true })
  voidReason: string | null;

  @IntegerColumn()
  version: number;
}
