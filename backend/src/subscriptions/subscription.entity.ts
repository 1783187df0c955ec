import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { SubscriptionStatus } from "./subscription.js";

@Entity("subscription")
export class SubscriptionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  customerId: string;

  /** The plan it began with: a customer has one subscription per plan and start. */
  @RefColumn()
  planId: string;

  @TextColumn({ nullable: true })
  externalId: string | null;

  @TextColumn()
  status: SubscriptionStatus;

  @InstantColumn()
  startAt: string;

  @InstantColumn({ nullable: true })
  endsAt: string | null;

  @TextColumn()
  timeZone: string;

  @InstantColumn({ nullable: true })
  lastBoundary: string | null;

  @JsonColumn()
  metadata: Record<string, string>;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;
}
