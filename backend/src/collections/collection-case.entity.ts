import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("collection_case")
export class CollectionCaseEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  @RefColumn()
  customerId: string;

  /** Pinned: a newer version of the flow does not change a case that runs. */
  @RefColumn()
  flowVersionId: string;

  @TextColumn()
  status: string;

  @TextColumn()
  step: string;

  @InstantColumn()
  stepSince: string;

  /** When the step that waits ends, in business time. */
  @InstantColumn({ nullable: true })
  nextAt: string | null;

  /** A charge is wanted: the attempt after this number. Null while none is. */
  @IntegerColumn({ nullable: true })
  chargeAfter: number | null;

  @TextColumn({ nullable: true })
  chargeTrigger: string | null;

  @InstantColumn()
  firstFailureAt: string;

  /** Real time at which the provider was last asked about an open attempt. */
  @InstantColumn({ nullable: true })
  askedProviderAt: string | null;

  @TextColumn({ nullable: true })
  outcome: string | null;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  finishedAt: string | null;
}
