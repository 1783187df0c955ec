import type { Instant } from "@atlas/rules";

/** How the events of a period become one quantity. */
export type Aggregation = "count" | "sum" | "max" | "unique";

/** What a caller states about a meter. What is counted never changes: invoices were made with it. */
export type MeterTerms = {
  key: string;
  name: string;
  eventType: string;
  aggregation: Aggregation;
  /** JSONata over the event's `{ type, time, properties }`; null counts every event of the type. */
  filter: string | null;
  /** Path into the properties (`tokens`, `usage.total`) or JSONata over the event; null for `count` alone. */
  valueProperty: string | null;
  /** Paths into the properties that usage is split by. */
  groupBy: string[];
  unit: string | null;
};

/** A meter row; ids are uuids. */
export type Meter = MeterTerms & {
  environmentId: string;
  id: string;
  version: number;
  createdAt: Instant;
  archivedAt: Instant | null;
};
