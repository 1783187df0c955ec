import { expect } from "@jest/globals";
import type { Json } from "./api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "./billing.js";
import { newEnvironment, type Environment } from "./environment.js";
import { balance, brokenInvariants } from "./ledger.js";

export type PaidCustomer = { env: Environment; customer: Json; subscription: Json };

/** An environment with one customer, `nimbus`: 1 000 tokens, and a paid fee of 26.87 (49.00 × 17 / 31). Nothing moves in it. */
export async function paidCustomer(): Promise<PaidCustomer> {
  const env = await newEnvironment({ clockStart: "2026-01-15T12:00:00.000Z" });
  await makeCatalog(env);
  const customer = await makeCustomer(env, { externalId: "nimbus" });
  await addCard(env, customer.id, "pm_card_success");
  const subscription = await subscribe(env, customer.id);
  await postTokens(env, customer.id, "2026-01-15T12:00:00Z", [1000]);
  await env.settle();
  await mailsSent(env);
  return { env, customer, subscription };
}

/** Mails leave by themselves, a moment after what they tell of. */
export async function mailsSent(env: Environment): Promise<void> {
  await env.until("the mails to be sent", async () => {
    const mails = await env.all("/v1/mails");
    return mails.length > 0 && mails.every(({ status }) => status === "sent");
  });
}

/** The money and the usage of `paidCustomer` are as they were made. */
export async function expectUntouched({ env, customer }: PaidCustomer): Promise<void> {
  const invoices = await invoicesOf(env, customer.id);
  expect(invoices.map(({ total, status }) => [total, status])).toEqual([["26.87", "paid"]]);
  expect(await balance(env, "cash")).toBe("26.87");
  expect(await tokensOf(env, "nimbus")).toBe("1000");
  expect(await brokenInvariants(env)).toEqual([]);
}

/** A customer's tokens of January, exact. */
export async function tokensOf(env: Environment, customer: string): Promise<string> {
  const usage = await env.get(`/v1/usage?customer=${customer}&meter=tokens&start=2026-01-01T00:00:00Z`);
  return usage.total.quantity;
}
