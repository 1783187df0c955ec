import { addAmounts, shareOf } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, Database } from "../platform/index.js";
import {
  CollectionsAnalyticsRepository,
  type CaseRow,
  type RecoveryRow,
} from "./collections-analytics.repository.js";
import { BUCKETS, type CollectionsAnalytics } from "./collections-analytics.schemas.js";
import { NO_CURRENCY, RevenueRepository } from "./revenue.repository.js";

const DAYS_90 = 90 * 86_400_000;

type Sum = { amount: string; count: number };

/** What is owed by age, what is being retried, what came back. */
@Injectable()
export class ReadCollections {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly revenue: RevenueRepository,
    private readonly repository: CollectionsAnalyticsRepository,
  ) {}

  async execute(environmentId: string, wanted: string | undefined): Promise<CollectionsAnalytics> {
    const tx = this.database.reader;
    const asOf = await this.clock.now(environmentId);
    const currencies = await this.revenue.currencies(tx, environmentId);
    const shown = wanted ?? currencies[0] ?? null;
    const currency = shown ?? NO_CURRENCY;
    const since = new Date(Date.parse(asOf) - DAYS_90).toISOString();
    const [ageing, cases, recovery, declines] = await Promise.all([
      this.repository.ageing(tx, environmentId, currency, asOf),
      this.repository.cases(tx, environmentId, currency),
      this.repository.recovery(tx, environmentId, currency, since),
      this.repository.declines(tx, environmentId, currency, since),
    ]);
    const scaled = ({ amount, count }: Sum): Sum => ({
      amount: addAmounts([amount], currency),
      count,
    });
    const together = (sums: readonly Sum[]): Sum => ({
      amount: addAmounts(
        sums.map(({ amount }) => amount),
        currency,
      ),
      count: sums.reduce((count, sum) => count + sum.count, 0),
    });
    const ofStatus = (status: CaseRow["status"]): Sum =>
      together(cases.filter((row) => row.status === status));
    return {
      asOf,
      currencies,
      currency: shown,
      ageing: BUCKETS.map((bucket) => ({
        bucket,
        ...together(ageing.filter((row) => row.bucket === bucket)),
      })),
      open: together(ageing),
      overdue: together(ageing.filter(({ bucket }) => bucket !== "not_due")),
      retrying: { active: ofStatus("active"), paused: ofStatus("paused") },
      recovery: {
        since,
        recovered: scaled({ amount: recovery.recoveredAmount, count: recovery.recoveredCount }),
        finished: scaled({ amount: recovery.finishedAmount, count: recovery.finishedCount }),
        rate: rateOf(recovery),
      },
      declines: declines.map((row) => ({
        class: row.class,
        code: row.code,
        customers: row.customers,
        ...scaled(row),
      })),
    };
  }
}

const rateOf = ({ recoveredAmount, finishedAmount }: RecoveryRow): string | null =>
  shareOf(recoveredAmount, finishedAmount, 4);
