import { Injectable } from "@nestjs/common";
import { QueryUsage } from "../metering/index.js";
import type { Caller } from "../platform/index.js";
import type { Cell } from "./csv.js";
import type { CsvFile } from "./csv-file.js";
import type { UsageExportQuery } from "./export.schemas.js";

/** A customer's usage of a meter as a table: a record per window, or per window and group. */
@Injectable()
export class ExportUsage {
  constructor(private readonly queryUsage: QueryUsage) {}

  /** Throws what reading the usage throws. */
  async execute(caller: Caller, query: UsageExportQuery): Promise<CsvFile> {
    const { customer, meter, data } = await this.queryUsage.execute(caller, query);
    const names = (query.groupBy ?? "").split(",").filter((name) => name !== "");
    const records = data.flatMap(({ start, end, quantity, events, groups }): Cell[][] =>
      groups
        ? groups.map((group) => [
            start,
            end,
            ...names.map((name) => group.by[name] ?? null),
            group.quantity,
            group.events,
          ])
        : [[start, end, quantity, events]],
    );
    return {
      name: `usage-${meter.key}`,
      header: ["customer", "meter", "unit", "start", "end", ...names, "quantity", "events"],
      batches: once(records.map((record) => [customer, meter.key, meter.unit, ...record])),
    };
  }
}

async function* once(records: Cell[][]): AsyncGenerator<Cell[][]> {
  yield records;
}
