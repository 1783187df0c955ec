import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";

/** The SQL of the months of receipt. */
@Injectable()
export class PartitionRepository {
  /** Makes the partitions of this month and as many after it; those that exist stay. */
  async ensure(tx: Tx, monthsAhead: number): Promise<void> {
    await tx.query(
      `SELECT create_usage_partition((now() + make_interval(months => ahead))::date) FROM generate_series(0, $1::integer) AS ahead`,
      [monthsAhead],
    );
  }
}
