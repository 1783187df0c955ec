import { Decimal } from "../money/decimal.js";
import { dateDifference, type LocalDate } from "../time/calendar.js";

/** When overdue invoices of a customer are asked for together: from a threshold per currency on, so often, so far apart. */
export type CampaignPolicy = {
  maxAttempts: number;
  /** More than so many days must lie between two attempts. */
  daysBetweenAttempts: number;
  /** Least overdue sum per currency; a currency that is not named is never asked for. */
  thresholds: Readonly<Record<string, string>>;
};

/** Attempts made so far, per currency. */
export type CampaignState = Readonly<Record<string, { attempts: number; lastOn: LocalDate }>>;

/**
 * One daily run of a campaign: which payment requests to send, one per currency for all its overdue invoices, the state
 * after it, and whether this run used up the last attempt. Over 150.00 EUR overdue, at most 2 attempts more than 2 days
 * apart: asked on the 7th and the 10th, then finished.
 */
export function runCampaign(
  policy: CampaignPolicy,
  state: CampaignState,
  overdue: Readonly<Record<string, string>>,
  today: LocalDate,
): {
  requests: { currency: string; amount: string; attempt: number }[];
  state: CampaignState;
  finished: boolean;
} {
  const requests = Object.entries(overdue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([currency, amount]) =>
      isDue(policy, state[currency], policy.thresholds[currency], amount, today),
    )
    .map(([currency, amount]) => ({ currency, amount, attempt: (state[currency]?.attempts ?? 0) + 1 }));
  const asked = requests.map(
    ({ currency, attempt }) => [currency, { attempts: attempt, lastOn: today }] as const,
  );
  const after: CampaignState = { ...state, ...Object.fromEntries(asked) };
  const exhausted = Object.values(after).every(({ attempts }) => attempts >= policy.maxAttempts);
  return { requests, state: after, finished: requests.length > 0 && exhausted };
}

function isDue(
  policy: CampaignPolicy,
  known: { attempts: number; lastOn: LocalDate } | undefined,
  threshold: string | undefined,
  amount: string,
  today: LocalDate,
): boolean {
  if (threshold === undefined || Decimal.parse(amount).compare(Decimal.parse(threshold)) < 0) return false;
  if (known === undefined) return true;
  return (
    known.attempts < policy.maxAttempts && dateDifference(known.lastOn, today) > policy.daysBetweenAttempts
  );
}
