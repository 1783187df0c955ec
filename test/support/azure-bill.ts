import Big from "big.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Bill = { tokens: string; requests: string; storage: string; requestCount: string };

// What the demo's plan promises, written down a second time: nothing here is shared with what is tested.
const MODELS = { code: "gpt-4o", conv: "gpt-4o-mini" };
const PER_TOKENS = 1_000_000;

/** Round half up to the cent, as an amount on an invoice is written. */
const cents = (amount: Big): string => amount.toFixed(2, Big.roundHalfUp);

/** What a service of the trace owes for the month, line by line, straight from its file and the price list. */
export function billOf(folder: string, pricesFile: string, service: "code" | "conv"): Bill {
  const rows = readFileSync(join(folder, `${service}.csv`), "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => line.trim().split(","));
  const sumOf = (column: number): Big => rows.reduce((sum, row) => sum.plus(row[column] ?? ""), Big(0));
  const list = JSON.parse(readFileSync(pricesFile, "utf8")) as {
    model: string;
    input: string;
    output: string;
  }[];
  const price = list.find(({ model }) => model === MODELS[service]);
  if (!price) throw new Error(`${pricesFile} has no price of ${MODELS[service]}`);
  const requests = Big(rows.length);
  return {
    tokens: cents(
      sumOf(1).times(price.input).div(PER_TOKENS).plus(sumOf(2).times(price.output).div(PER_TOKENS)),
    ),
    requests: cents(graduated(requests)),
    storage: cents(requests.div(1_000).round(0, Big.roundUp).times("0.40")),
    requestCount: requests.toFixed(),
  };
}

/** The first 5 000 free, the next 5 000 at 0.0015, all others at 0.00075. */
function graduated(requests: Big): Big {
  const between = (from: number, to: Big): Big => (to.lte(from) ? Big(0) : to.minus(from));
  const second = between(5_000, requests.gt(10_000) ? Big(10_000) : requests);
  return second.times("0.0015").plus(between(10_000, requests).times("0.00075"));
}
