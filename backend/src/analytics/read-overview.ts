import { addAmounts } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, Database } from "../platform/index.js";
import { monthsAround, type Months } from "./calendar-months.js";
import { IngestCountsRepository, type IngestDay } from "./ingest-counts.repository.js";
import type { Overview } from "./overview.schemas.js";
import { RankCustomers } from "./rank-customers.js";
import { ReadMeterDays } from "./read-meter-days.js";
import { ReceivablesRepository, type Receivables } from "./receivables.repository.js";
import { NO_CURRENCY, RevenueRepository, type RevenueDay } from "./revenue.repository.js";
import { UnbilledEstimates } from "./unbilled-estimates.js";

/** The month so far: what came in, what was used, what was invoiced, what is owed. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly revenue: RevenueRepository,
    private readonly receivables: ReceivablesRepository,
    private readonly ingestCounts: IngestCountsRepository,
    private readonly unbilledEstimates: UnbilledEstimates,
    private readonly readMeterDays: ReadMeterDays,
    private readonly rankCustomers: RankCustomers,
  ) {}

  async execute(environmentId: string, wanted: string | undefined): Promise<Overview> {
    const tx = this.database.reader;
    const asOf = await this.clock.now(environmentId);
    const months = monthsAround(asOf);
    const currencies = await this.revenue.currencies(tx, environmentId);
    const currency = wanted ?? currencies[0] ?? NO_CURRENCY;
    const range = { from: months.previousStart, to: months.end, before: months.previousPoint };
    const [revenue, receivables, ingested, waiting, topMeters, unbilled] = await Promise.all([
      this.revenue.byDay(tx, environmentId, currency, range),
      this.receivables.sums(tx, environmentId, currency, asOf),
      this.ingestCounts.byDay(tx, environmentId, months.previousDays[0]!, months.days.at(-1)!),
      this.ingestCounts.waiting(tx, environmentId),
      this.readMeterDays.execute(environmentId, months),
      this.unbilledEstimates.read(environmentId, currency),
    ]);
    const amount = (...values: string[]): string => addAmounts(values, currency);
    const issued = issuedIn(months, revenue, currency);
    return {
      asOf,
      month: { start: months.start, end: months.end },
      previousMonth: { start: months.previousStart, end: months.start },
      currencies,
      currency: wanted ?? currencies[0] ?? null,
      revenue: {
        soFar: issued.soFar,
        previousSoFar: issued.previousSoFar,
        previousTotal: issued.previousTotal,
        projected: amount(issued.soFar, ...unbilled.projected),
      },
      unbilled: {
        soFar: amount(...unbilled.soFar),
        projected: amount(...unbilled.projected),
        asOf: unbilled.asOf,
        ageSeconds: unbilled.ageSeconds,
        isRecomputing: unbilled.isRecomputing,
        estimatedSubscriptions: unbilled.estimatedSubscriptions,
        activeSubscriptions: unbilled.activeSubscriptions,
      },
      ...owed(receivables, currency),
      events: { ...eventSums(months, ingested), waiting },
      days: daysOf(months, revenue, ingested, amount),
      topMeters,
      topCustomers: await this.rankCustomers.execute(environmentId, currency, months, unbilled),
    };
  }
}

function issuedIn(months: Months, days: readonly RevenueDay[], currency: string) {
  const isBefore = ({ day }: RevenueDay): boolean => day < months.days[0]!;
  const sum = (amounts: readonly (string | null)[]): string =>
    addAmounts(
      amounts.map((amount) => amount ?? "0"),
      currency,
    );
  return {
    soFar: sum(days.filter((day) => !isBefore(day)).map(({ amount }) => amount)),
    previousSoFar: sum(days.filter(isBefore).map(({ before }) => before)),
    previousTotal: sum(days.filter(isBefore).map(({ amount }) => amount)),
  };
}

function owed(sums: Receivables, currency: string): Pick<Overview, "open" | "overdue" | "retrying"> {
  const sum = (amount: string, count: number) => ({
    amount: addAmounts([amount], currency),
    count,
  });
  return {
    open: sum(sums.openAmount, sums.openCount),
    overdue: sum(sums.overdueAmount, sums.overdueCount),
    retrying: sum(sums.retryingAmount, sums.retryingCount),
  };
}

function eventSums(months: Months, days: readonly IngestDay[]): Omit<Overview["events"], "waiting"> {
  const sums = { accepted: 0, unmatched: 0, duplicate: 0, conflicts: 0, quarantined: 0, rejected: 0 };
  for (const day of days) {
    if (day.day < months.days[0]!) continue;
    sums.accepted += day.accepted;
    sums.unmatched += day.unmatched;
    sums.duplicate += day.duplicate;
    sums.conflicts += day.conflict;
    sums.quarantined += day.quarantined;
    sums.rejected += day.rejected;
  }
  return sums;
}

function daysOf(
  months: Months,
  revenue: readonly RevenueDay[],
  ingested: readonly IngestDay[],
  amount: (value: string) => string,
): Overview["days"] {
  const revenueOf = new Map(revenue.map(({ day, amount }) => [day, amount]));
  const eventsOf = new Map(ingested.map(({ day, occurred }) => [day, occurred]));
  const money = (day: string): string => amount(revenueOf.get(day) ?? "0");
  return months.days.map((date, index) => {
    const previous = months.previousDays[index];
    const isAhead = date > months.today;
    return {
      date,
      events: isAhead ? null : (eventsOf.get(date) ?? 0),
      previousEvents: previous === undefined ? null : (eventsOf.get(previous) ?? 0),
      revenue: isAhead ? null : money(date),
      previousRevenue: previous === undefined ? null : money(previous),
    };
  });
}
