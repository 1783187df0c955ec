import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { brokenInvariants } from "../support/ledger.js";

let env: Environment;
afterEach(async () => {
  expect(await brokenInvariants(env)).toEqual([]);
});

async function customerIn(timeZone: string, options: Json): Promise<Json> {
  const customer = await makeCustomer(env, { timeZone, name: timeZone });
  await addCard(env, customer.id, "pm_card_success");
  const subscription = await subscribe(env, customer.id, options);
  return { ...customer, subscription };
}

const detailsOf = async (customer: Json): Promise<Json[]> =>
  Promise.all((await invoicesOf(env, customer.id)).map(({ id }) => env.get(`/v1/invoices/${id}`)));

const lineOf = (invoice: Json, price: string): Json =>
  invoice.lines.find((line: Json) => line.price.key === price);

/** An instant some microseconds before another: `(…T22:00:00.000Z, 1)` is `…T21:59:59.999999Z`. */
const justBefore = (instant: string): string =>
  new Date(Date.parse(instant) - 1).toISOString().replace("Z", "999Z");

const minutesBefore = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) - minutes * 60_000).toISOString();

describe("calendar months", () => {
  // Each zone changes its clocks within the two months: Berlin on 29 March, Los Angeles on 8 March, Auckland back on 5 April.
  const zones = {
    "Pacific/Auckland": {
      startDate: "2026-03-16", // which had begun there for an hour when the clock starts
      start: "2026-03-15T11:00:00.000Z",
      firstFee: "25.29", // 49.00 × 16 / 31 = 25.2903
      aprilBegins: "2026-03-31T11:00:00.000Z", // summer time, +13
      mayBegins: "2026-04-30T12:00:00.000Z", // +12
      changeDay: ["2026-04-04T11:00:00.000Z", "2026-04-05T12:00:00.000Z"], // 25 hours
    },
    "Europe/Berlin": {
      startDate: "2026-03-15",
      start: "2026-03-14T23:00:00.000Z",
      firstFee: "26.87", // 49.00 × 17 / 31 = 26.8710
      aprilBegins: "2026-03-31T22:00:00.000Z", // summer time, +2
      mayBegins: "2026-04-30T22:00:00.000Z",
      changeDay: ["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"], // 23 hours
    },
    "America/Los_Angeles": {
      startDate: "2026-03-08", // the very day of the change
      start: "2026-03-08T08:00:00.000Z", // −8
      firstFee: "37.94", // 49.00 × 24 / 31 = 37.9355
      aprilBegins: "2026-04-01T07:00:00.000Z", // summer time, −7
      mayBegins: "2026-05-01T07:00:00.000Z",
      changeDay: ["2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z"], // 23 hours
    },
  };
  const names = Object.keys(zones) as (keyof typeof zones)[];
  const customers: Record<string, Json> = {};
  const invoices: Record<string, Json[]> = {};
  let calendar: Environment;

  beforeAll(async () => {
    env = calendar = await newEnvironment({ clockStart: "2026-03-15T12:00:00.000Z" });
    await makeCatalog(env);
    for (const name of names) customers[name] = await customerIn(name, { startAt: zones[name].startDate });
    // Auckland's month ends first, then Berlin's, then that of Los Angeles: events are sent half an hour before each boundary.
    for (const name of names) {
      const { id } = customers[name];
      const { start, aprilBegins } = zones[name];
      await env.advanceTo(minutesBefore(aprilBegins, 30));
      await postTokens(env, id, justBefore(start), [5000]);
      await postTokens(env, id, start, [10]);
      await postTokens(env, id, justBefore(aprilBegins), [100]);
      await postTokens(env, id, aprilBegins, [7]);
    }
    await env.advanceTo("2026-05-01T07:00:01.000Z");
    for (const name of names) invoices[name] = await detailsOf(customers[name]);
  });

  test.each(names)("%s: the first part of a month is prorated by its own days", (name) => {
    const { start, startDate, aprilBegins, firstFee } = zones[name];
    const [first] = invoices[name] ?? [];
    expect(first).toMatchObject({ total: firstFee, status: "paid" });
    expect(lineOf(first, "base").period).toEqual({
      start,
      end: aprilBegins,
      from: startDate,
      to: "2026-03-31",
    });
  });

  test.each(names)("%s: March ends with the month there, to the microsecond", (name) => {
    const { start, startDate, aprilBegins, mayBegins } = zones[name];
    const second = invoices[name]?.[1];
    const usage = lineOf(second, "tokens");
    // 10 at the first instant + 100 in the last microsecond; not the 5 000 before the start, not the 7 at the boundary
    expect(usage).toMatchObject({ quantity: "110", preciseAmount: "0.11", amount: "0.11" });
    expect(usage.period).toEqual({ start, end: aprilBegins, from: startDate, to: "2026-03-31" });
    expect(lineOf(second, "base")).toMatchObject({
      amount: "49.00",
      period: { start: aprilBegins, end: mayBegins, from: "2026-04-01", to: "2026-04-30" },
    });
    expect(second).toMatchObject({ total: "49.11", issueDate: "2026-04-01" });
  });

  test.each(names)("%s: what happened at the boundary is April's", async (name) => {
    const { aprilBegins, mayBegins } = zones[name];
    expect(invoices[name]).toHaveLength(3);
    const third = invoices[name]?.[2];
    const usage = lineOf(third, "tokens");
    // 7 × 0.001 = 0.007 → 0.01
    expect(usage).toMatchObject({ quantity: "7", preciseAmount: "0.007", amount: "0.01" });
    expect(usage.period).toEqual({
      start: aprilBegins,
      end: mayBegins,
      from: "2026-04-01",
      to: "2026-04-30",
    });
    expect(third).toMatchObject({ total: "49.01", issueDate: "2026-05-01" });
    expect(await calendar.post(`/v1/invoices/${third.id}/verify`)).toMatchObject({ matches: true });
  });

  test.each(names)("%s: the day on which the clocks change is one day of usage", async (name) => {
    const [start, end] = zones[name].changeDay;
    const next = new Date(Date.parse(end ?? "") + 86_400_000).toISOString();
    const usage = await calendar.get(
      `/v1/usage?customer=${customers[name].id}&meter=tokens&window=day&start=${start}&end=${next}`,
    );
    expect(usage.timeZone).toBe(name);
    expect(usage.data.map((day: Json) => [day.start, day.end])).toEqual([
      [start, end],
      [end, next],
    ]);
  });
});

test("months from the 31st on end with shorter months and come back to the 31st, each zone in its own time", async () => {
  env = await newEnvironment({ clockStart: "2026-01-31T12:00:00.000Z" });
  await makeCatalog(env, { anchor: "anniversary" });
  const boundaries: Record<string, string[]> = {
    "Europe/Berlin": ["2026-01-30T23:00", "2026-02-27T23:00", "2026-03-30T22:00", "2026-04-29T22:00"],
    "America/Los_Angeles": ["2026-01-31T08:00", "2026-02-28T08:00", "2026-03-31T07:00", "2026-04-30T07:00"],
    "Pacific/Auckland": ["2026-01-30T11:00", "2026-02-27T11:00", "2026-03-30T11:00", "2026-04-29T12:00"],
  };
  const customers: Record<string, Json> = {};
  for (const name of Object.keys(boundaries))
    customers[name] = await customerIn(name, { startAt: "2026-01-31" });
  await env.advanceTo("2026-02-27T22:30:00.000Z");
  const { id: berlin } = customers["Europe/Berlin"];
  await postTokens(env, berlin, "2026-02-27T22:59:59.999999Z", [5]);
  await postTokens(env, berlin, "2026-02-27T23:00:00Z", [3000]);
  await env.advanceTo("2026-04-30T08:00:00.000Z");

  for (const [name, instants] of Object.entries(boundaries)) {
    const invoices = await detailsOf(customers[name]);
    const fees = invoices.map((invoice) => lineOf(invoice, "base"));
    // Whole months: never prorated.
    expect(fees.map(({ amount }) => amount)).toEqual(["49.00", "49.00", "49.00", "49.00"]);
    expect(fees.map(({ period }) => period.start)).toEqual(instants.map((each) => `${each}:00.000Z`));
    expect(fees.map(({ period }) => [period.from, period.to])).toEqual([
      ["2026-01-31", "2026-02-27"],
      ["2026-02-28", "2026-03-30"],
      ["2026-03-31", "2026-04-29"],
      ["2026-04-30", "2026-05-30"],
    ]);
    const { currentPeriod } = await env.get(`/v1/subscriptions/${customers[name].subscription.id}`);
    expect(currentPeriod.start).toBe(`${instants[3]}:00.000Z`);
  }
  const [, first, second] = await detailsOf(customers["Europe/Berlin"]);
  expect(lineOf(first, "tokens")).toMatchObject({ quantity: "5", amount: "0.01" }); // 0.005 → 0.01
  expect(lineOf(second, "tokens")).toMatchObject({ quantity: "3000", amount: "3.00" });
});

test("the day on which a subscription ends is the customer's, not that of UTC", async () => {
  env = await newEnvironment({ clockStart: "2026-03-01T12:00:00.000Z" });
  await env.post("/v1/plans", {
    key: "afterwards",
    name: "Afterwards",
    version: {
      currency: "EUR",
      publish: true,
      prices: [
        {
          key: "fee",
          name: "Fee",
          timing: "in_arrears",
          template: "flat",
          params: { amount: "31.00" },
        },
      ],
    },
  });
  const options = { plan: "afterwards", startAt: "2026-03-01" };
  const berlin = await customerIn("Europe/Berlin", options);
  const angeles = await customerIn("America/Los_Angeles", options);
  const cancel = ({ subscription }: Json): Promise<Json> =>
    env.post(`/v1/subscriptions/${subscription.id}/cancel`, { at: "now" });
  await env.advanceTo("2026-03-30T22:30:00.000Z"); // half past midnight on 31 March in Berlin
  await cancel(berlin);
  await env.advanceTo("2026-03-31T06:30:00.000Z"); // half past eleven in the night of 30 March in Los Angeles
  await cancel(angeles);
  await env.settle();

  const feeOf = async (customer: Json): Promise<Json> => {
    const invoices = await detailsOf(customer);
    expect(invoices.filter(({ total }) => total !== "0.00")).toHaveLength(1);
    return lineOf(invoices.at(-1), "fee");
  };
  // The last day counts: 31.00 × 31 / 31, and 31.00 × 30 / 31
  expect(await feeOf(berlin)).toMatchObject({
    amount: "31.00",
    period: { from: "2026-03-01", to: "2026-03-31" },
  });
  expect(await feeOf(angeles)).toMatchObject({
    amount: "30.00",
    period: { from: "2026-03-01", to: "2026-03-30" },
  });
});
