import { Decimal } from "@atlas/rules";
import type { Meter } from "../catalog/index.js";
import type { Measure } from "./measuring/compile-meter.js";

/** Aggregates measures one by one, exactly: what the database does for the measures it holds. */
export class Tally {
  events = 0;
  private total = Decimal.ZERO;
  private highest: Decimal | null = null;
  private readonly names = new Set<string>();

  constructor(private readonly aggregation: Meter["aggregation"]) {}

  add({ v }: Measure): void {
    this.events++;
    if (v === undefined) return;
    if (this.aggregation === "unique") this.names.add(v);
    else if (this.aggregation === "sum") this.total = this.total.plus(Decimal.parse(v));
    else if (this.aggregation === "max") {
      const value = Decimal.parse(v);
      if (this.highest === null || value.compare(this.highest) > 0) this.highest = value;
    }
  }

  /** As canonical decimal text; without events "0". */
  get quantity(): string {
    switch (this.aggregation) {
      case "count":
        return String(this.events);
      case "sum":
        return this.total.toString();
      case "max":
        return (this.highest ?? Decimal.ZERO).toString();
      case "unique":
        return String(this.names.size);
    }
  }
}
