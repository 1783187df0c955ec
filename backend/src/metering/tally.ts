import { canonicalDecimal, compareAmounts, exactSum } from "@atlas/rules";
import type { Meter } from "../catalog/index.js";
import type { Measure } from "./measuring/compile-meter.js";

/** Aggregates measures one by one, exactly: what the database does for the measures it holds. */
export class Tally {
  events = 0;
  private total = "0";
  private highest: string | null = null;
  private readonly names = new Set<string>();

  constructor(private readonly aggregation: Meter["aggregation"]) {}

  add({ v }: Measure): void {
    this.events++;
    if (v === undefined) return;
    if (this.aggregation === "unique") this.names.add(v);
    else if (this.aggregation === "sum") this.total = exactSum([this.total, v]);
    else if (this.aggregation === "max") {
      if (this.highest === null || compareAmounts(v, this.highest) > 0) this.highest = v;
    }
  }

  /** As canonical decimal text; without events "0". */
  get quantity(): string {
    switch (this.aggregation) {
      case "count":
        return String(this.events);
      case "sum":
        return this.total;
      case "max":
        return this.highest === null ? "0" : canonicalDecimal(this.highest);
      case "unique":
        return String(this.names.size);
    }
  }
}
