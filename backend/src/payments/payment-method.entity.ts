import { Entity } from "typeorm";
import {
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("payment_method")
export class PaymentMethodEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  customerId: string;

  @TextColumn()
  provider: string;

  /** The provider's own id of the card; the card's number never reaches Atlas. */
  @TextColumn()
  providerPaymentMethod: string;

  @TextColumn()
  brand: string;

  @TextColumn()
  last4: string;

  @IntegerColumn()
  expMonth: number;

  @IntegerColumn()
  expYear: number;

  @BooleanColumn()
  isDefault: boolean;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  detachedAt: string | null;
}
