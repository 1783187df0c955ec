import { Entity } from "typeorm";
import {
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from "../platform/index.js";
import type { Address, CollectionMethod, TaxId } from "./customer.js";

@Entity("customer")
export class CustomerEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn({ nullable: true })
  externalId: string | null;

  @TextColumn()
  name: string;

  @TextColumn({ nullable: true })
  email: string | null;

  @TextColumn()
  currency: string;

  @TextColumn()
  timeZone: string;

  @JsonColumn()
  address: Address;

  @JsonColumn({ nullable: true })
  shippingAddress: Address | null;

  @JsonColumn()
  taxIds: TaxId[];

  @TextColumn({ nullable: true })
  poNumber: string | null;

  @IntegerColumn({ nullable: true })
  paymentTermsDays: number | null;

  @TextColumn()
  collectionMethod: CollectionMethod;

  @BooleanColumn()
  taxExempt: boolean;

  @JsonColumn()
  metadata: Record<string, string>;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn()
  updatedAt: string;

  @InstantColumn({ nullable: true })
  archivedAt: string | null;

  /** Since when the currency cannot change: the first subscription's creation. */
  @InstantColumn({ nullable: true })
  currencyFixedAt: string | null;
}
