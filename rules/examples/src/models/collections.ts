import { Decimal, localDate, plusDays, runCampaign, sumOf, type CampaignState } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { Condition } from "../compare.js";
import { count, decimal, list, object, text, texts } from "../fields.js";
import { instant } from "../terms.js";

type Run = {
  date: string;
  requests: { currency: string; amount: string }[];
  state: CampaignState;
  finished: boolean;
};

const dunning: Model = (inputs) =>
  inputs["thresholds_cents"] === undefined ? oneCurrency(inputs) : severalCurrencies(inputs);

function runs(
  inputs: Fields,
  thresholds: { [currency: string]: string },
  days: string[],
  overdueOn: (day: string) => { [currency: string]: string },
): Run[] {
  const policy = {
    maxAttempts: count(inputs, "max_attempts"),
    daysBetweenAttempts: count(inputs, "days_between_attempts"),
    thresholds,
  };
  let state: CampaignState = {};
  return days.map((date) => {
    const run = runCampaign(policy, state, overdueOn(date), date);
    state = run.state;
    return { date, ...run };
  });
}

/** Invoices named `<kind>_<date>_cents`, each due after the payment term and overdue from the day after. */
const oneCurrency: Model = (inputs) => {
  const term = count(inputs, "net_payment_term_days");
  const invoices = Object.keys(inputs).flatMap((name) => {
    const match = /^(\w+?)_(\d{4})_(\d{2})_(\d{2})_cents$/.exec(name);
    if (!match) return [];
    const due = plusDays(match.slice(2).join("-"), term);
    return [{ kind: match[1]!, due, overdue: plusDays(due, 1), cents: decimal(inputs, name) }];
  });
  const first = invoices.reduce((a, b) => (a.due <= b.due ? a : b));
  const days = Array.from({ length: 60 }, (_, index) => plusDays(first.due, index));
  const asked = runs(inputs, { X: text(inputs, "threshold_cents") }, days, (day) => ({
    X: sumOf(invoices.filter(({ overdue }) => overdue <= day).map(({ cents }) => cents)).toString(),
  })).filter(({ requests }) => requests.length > 0);
  const attempts = asked.map(({ date }) => date);
  return {
    ...Object.fromEntries(invoices.map(({ kind, due }) => [`${kind}_due`, due])),
    first_invoice_due: first.due,
    marked_overdue_on: first.overdue,
    payment_request_amount_cents: asked[0]?.requests[0]?.amount,
    attempt_dates: attempts,
    no_attempt_dates: new Condition(
      (expected) => Array.isArray(expected) && expected.every((date) => !attempts.includes(String(date))),
      `no dates but ${attempts.join(", ")}`,
    ),
  };
};

/** Overdue sums per currency since a date, and one that is added later; runs are at the start of their day. */
const severalCurrencies: Model = (inputs) => {
  const thresholds = object(inputs, "thresholds_cents");
  const currencies = Object.keys(thresholds);
  const key = Object.keys(inputs).find((name) => /^overdue_\d{4}_\d{2}_\d{2}$/.test(name))!;
  const since = key.replace("overdue_", "").replaceAll("_", "-");
  const sums = object(inputs, key);
  const added = [
    ...Object.keys(sums).map((currency) => ({
      currency,
      at: instant(since),
      cents: decimal(sums, currency),
    })),
    ...(inputs["extra_overdue"] === undefined
      ? []
      : [extra(list(inputs, "extra_overdue") as [string, string, number])]),
  ];
  const all = runs(
    inputs,
    Object.fromEntries(currencies.map((currency) => [currency, text(thresholds, currency)])),
    texts(inputs, "runs"),
    (day) =>
      Object.fromEntries(
        currencies.map((currency) => {
          const known = added.filter(
            (entry) => entry.currency === currency && Date.parse(entry.at) <= Date.parse(instant(day)),
          );
          return [currency, sumOf(known.map(({ cents }) => cents)).toString()];
        }),
      ),
  );
  const finished = all.filter((run) => run.finished);
  return {
    attempts_after_run: all.map(({ state }) =>
      Object.fromEntries(Object.entries(state).map(([currency, { attempts }]) => [currency, attempts])),
    ),
    payment_requests_after_run: all.map((_, index) =>
      all.slice(0, index + 1).reduce((sum, run) => sum + run.requests.length, 0),
    ),
    finished_webhook_on: finished[0] && localDate(instant(finished[0].date), "UTC"),
    finished_webhook_count: finished.length,
  };
};

const extra = ([at, currency, cents]: [string, string, number]) => ({
  at: instant(at),
  currency,
  cents: Decimal.parse(cents),
});

export const collectionModels: { [model: string]: Model } = { dunning_campaign: dunning };
