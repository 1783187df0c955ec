import { beforeAll, describe, expect, test } from "@jest/globals";
import { seedDemo } from "../../scripts/demo/seed-demo.mjs";
import type { Json } from "../support/api.js";
import { invoicesOf } from "../support/billing.js";
import { Environment } from "../support/environment.js";
import { brokenInvariants } from "../support/ledger.js";
import { owner } from "../support/stack.js";

const ONLY = ["northwind", "hafenkontor", "brightside", "fable"];
const ENOUGH_TO_BE_INTERESTING = 9;

let env: Environment;
let report: Json;
let seenHalfWay: Json;

/** Two months of four customers: cut off on the way, as by Ctrl-C, and taken up again. */
beforeAll(async () => {
  const environment = `demo ${Math.random().toString(36).slice(2, 10)}`;
  const options = { url: owner.url, apiKey: owner.key, environment, months: 2, only: ONLY };
  const interrupted = new AbortController();
  let lines = 0;
  const print = (): void => {
    lines += 1;
    if (lines > ENOUGH_TO_BE_INTERESTING) interrupted.abort();
  };
  await expect(seedDemo({ ...options, print, signal: interrupted.signal })).rejects.toThrow();
  seenHalfWay = (await owner.get(`/v1/environments?name=${encodeURIComponent(environment)}`)).data[0];
  report = await seedDemo({ ...options, print: () => undefined });
  const { key } = await owner.post("/v1/api-keys", { environment: report.environmentId, name: "reader" });
  env = new Environment(owner.url, key, report.environmentId);
}, 170_000);

const statesOf = async (customer: string): Promise<string[]> => {
  const { id } = await env.get(`/v1/customers/${customer}`);
  return (await invoicesOf(env, id)).map(({ status }) => status);
};

describe("the demo", () => {
  test("says how far it is while it runs, goes on where it was cut off, and is done once", async () => {
    expect(seenHalfWay.setup).toMatchObject({ status: "running", total: report.steps });
    expect(seenHalfWay.setup.done).toBeGreaterThan(0);
    const { setup, name } = await owner.get(`/v1/environments/${report.environmentId}`);
    expect(setup).toMatchObject({ status: "done", done: report.steps, message: null });
    const options = { url: owner.url, apiKey: owner.key, environment: name, months: 2, only: ONLY };
    expect(await seedDemo({ ...options, print: () => undefined })).toMatchObject({ seeded: false });
    expect(await env.all("/v1/subscriptions")).toHaveLength(ONLY.length);
  });

  test("is the customers' different lives, billed month by month", async () => {
    // On the first of a month, the third invoice may still be to come.
    expect((await statesOf("northwind")).slice(0, 2)).toEqual(["paid", "paid"]);
    expect((await statesOf("hafenkontor")).slice(0, 2)).toEqual(["paid", "paid"]);
    expect((await statesOf("brightside")).slice(0, 2)).toEqual(["paid", "paid"]);
    const cases = await env.all("/v1/collections");
    const { id } = await env.get("/v1/customers/brightside");
    expect(cases.find(({ customerId }: Json) => customerId === id)).toMatchObject({
      outcome: "paid",
      attempts: 3,
    });
    expect((await statesOf("fable")).slice(0, 2)).toEqual(["paid", "uncollectible"]);
  });

  test("was made by the product itself: every invoice follows from its events, and the books balance", async () => {
    const invoices = await env.all("/v1/invoices");
    expect(invoices.length).toBeGreaterThanOrEqual(8);
    for (const { id } of invoices)
      expect(await env.post(`/v1/invoices/${id}/verify`, {})).toMatchObject({ matches: true });
    expect(await brokenInvariants(env)).toEqual([]);
  });

  test("ends in the present: the clock runs with real time, and usage reaches up to it", async () => {
    const { now, kind } = await env.get("/v1/clock");
    expect(kind).toBe("ticking");
    expect(Date.now() - Date.parse(now)).toBeLessThan(20_000);
    const [latest] = (await env.get("/v1/events?customer=northwind&limit=1")).data;
    expect(Date.parse(now) - Date.parse(latest.time)).toBeLessThan(2 * 86_400_000);
  });
});
