import { describe, expect, test } from "@jest/globals";
import Big from "big.js";
import type { Json } from "../support/api.js";
import { billOf } from "../support/azure-bill.js";
import { invoicesOf } from "../support/billing.js";
import { demoImport } from "../support/demo-import.js";
import { Environment } from "../support/environment.js";
import { balance, brokenInvariants } from "../support/ledger.js";
import { dataFolder } from "../support/real-data.js";
import { owner, stack } from "../support/stack.js";

const SERVICES = ["code", "conv"] as const;
const FEE = "49.00";
const trace = dataFolder("azure-llm-2023") ?? "";
const prices = dataFolder("llm-prices", "prices.json") ?? "";
const isThere = trace !== "" && prices !== "";
const where = isThere ? describe : describe.skip;
if (!isThere)
  console.warn("Real input is not tested: there is no ../shared/data with azure-llm-2023 and llm-prices.");

const fresh = (): string => `azure ${Math.random().toString(36).slice(2, 10)}`;

async function environmentOf({ environmentId }: Json): Promise<Environment> {
  const { key } = await owner.post("/v1/api-keys", { environment: environmentId, name: "reader" });
  return new Environment(owner.url, key, environmentId);
}

/** Every invoice of a customer with its lines: what stands on paper, without ids. */
async function invoicesWithLines(env: Environment, customer: string): Promise<Json[]> {
  const summaries = await invoicesOf(env, customer);
  const invoices = await Promise.all(summaries.map(({ id }) => env.get(`/v1/invoices/${id}`)));
  return invoices.map(({ number, status, subtotal, taxTotal, total, period, lines }) => ({
    number,
    status,
    totals: [subtotal, taxTotal, total],
    period: period && [period.from, period.to],
    lines: lines.map((line: Json) => [line.price.key, line.quantity, line.amount]),
  }));
}

const everyInvoice = async (env: Environment): Promise<Json> => ({
  code: await invoicesWithLines(env, "azure-code"),
  conv: await invoicesWithLines(env, "azure-conv"),
});

/** November's fee at the start; then its usage with December's fee. To the cent, line by line. */
async function expectTheIndependentBill(env: Environment): Promise<void> {
  let all = Big(0);
  for (const service of SERVICES) {
    const bill = billOf(trace, prices, service);
    const total = Big(bill.tokens).plus(bill.requests).plus(bill.storage).plus(FEE).toFixed(2);
    all = all.plus(FEE).plus(total);
    const invoices = await invoicesWithLines(env, `azure-${service}`);
    expect(invoices.map(({ status, totals }) => [status, ...totals])).toEqual([
      ["paid", FEE, "0.00", FEE],
      ["paid", total, "0.00", total],
    ]);
    const [first, second] = invoices;
    expect(first.lines).toEqual([["platform", "1", FEE]]);
    const amounts = second.lines.map(([price, , amount]: [string, string, string]) => [price, amount]);
    expect(amounts.sort()).toEqual([
      ["platform", FEE],
      ["requests", bill.requests],
      ["tokens", bill.tokens],
      ["trace-storage", bill.storage],
    ]);
    const requests = second.lines.find(([price]: [string]) => price === "requests");
    expect(requests[1]).toBe(bill.requestCount);
    const [, { id }] = await invoicesOf(env, `azure-${service}`);
    expect(await env.post(`/v1/invoices/${id}/verify`)).toMatchObject({ matches: true, differences: [] });
  }
  expect(await balance(env, "cash")).toBe(all.toFixed(2));
  expect(await balance(env, "accounts_receivable")).toBe("0.00");
  expect(await brokenInvariants(env)).toEqual([]);
}

where("28 185 real requests of two services become four invoices", () => {
  test("equal to an independent calculation from the files; sending them again changes nothing", async () => {
    const name = fresh();
    const first = await demoImport(trace, name);
    expect(first.report.events).toEqual({ accepted: 3 * 28_185, duplicate: 0 });
    expect(first.output).toMatch(/conv\.csv {2}100 % {2}/);
    const env = await environmentOf(first.report);
    await expectTheIndependentBill(env);

    const before = await everyInvoice(env);
    const again = await demoImport(trace, name);
    expect(again.report.environmentId).toBe(first.report.environmentId);
    expect(again.report.events).toEqual({ accepted: 0, duplicate: 3 * 28_185 });
    await env.settle();
    expect(await everyInvoice(env)).toEqual(before);
    await expectTheIndependentBill(env);
  });

  test("and the same with the API killed by -9 half way", async () => {
    const api = stack.process("api");
    let outage: Promise<unknown> | undefined;
    const restart = async (): Promise<void> => {
      await api.kill();
      await api.ended();
      await api.start();
    };
    const { report, output } = await demoImport(trace, fresh(), (line) => {
      if (/conv\.csv +[3-9]\d %/.test(line)) outage ??= restart();
    });
    await outage;
    expect(output).toContain("does not answer");
    expect(output).toContain("answers again");
    // A batch that was stored and whose answer was lost came back as duplicates: each event was answered once in the end.
    expect(report.events.accepted + report.events.duplicate).toBe(3 * 28_185);
    await expectTheIndependentBill(await environmentOf(report));
  });
});
