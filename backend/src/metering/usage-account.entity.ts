import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn } from "../platform/index.js";

/** A customer that has usage and so cannot be deleted. */
@Entity("usage_account")
export class UsageAccountEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  customerId: string;
}
