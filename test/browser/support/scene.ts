import type { Json } from "../../support/api.js";
import {
  addCard,
  invoicesOf,
  makeCatalog,
  makeCustomer,
  postTokens,
  subscribe,
} from "../../support/billing.js";
import { newEnvironment, type Environment } from "../../support/environment.js";

export type Scene = {
  env: Environment;
  paying: Json;
  declining: Json;
  subscription: Json;
  paid: Json;
  unpaid: Json;
  plan: Json;
  quarantined: Json;
  conflict: Json;
  collection: Json;
};

/** A month of a small company: a customer who pays, one whose card declines, an event in quarantine, a conflict. */
export async function billedMonth(name: string): Promise<Scene> {
  const env = await newEnvironment({ name, clockStart: "2026-01-15T12:00:00Z" });
  const { plan } = await makeCatalog(env);
  const paying = await makeCustomer(env, { externalId: "nimbus", poNumber: "PO-7781" });
  const declining = await makeCustomer(env, {
    externalId: "globex",
    name: "Globex Ltd",
    email: "pay@globex.example",
    timeZone: "America/New_York",
  });
  await addCard(env, paying.id, "pm_card_success");
  await addCard(env, declining.id, "pm_card_declined_insufficient_funds");
  const subscription = await subscribe(env, paying.id, { startAt: "2026-01-15" });
  await subscribe(env, declining.id, { startAt: "2026-01-15" });
  await env.settle();
  await postTokens(env, "nimbus", "2026-01-15T11:00:00Z", [1200, 300, 45_000]);
  await postTokens(env, "globex", "2026-01-15T11:30:00Z", [900]);
  const disputed = { id: "disputed", type: "llm.tokens", customer: "nimbus", time: "2026-01-15T11:00:00Z" };
  const properties = { model: "atlas-1", direction: "output" };
  await env.post("/v1/events", [
    { ...disputed, properties: { ...properties, tokens: 10 } },
    { ...disputed, properties: { ...properties, tokens: 11 } },
    { ...disputed, id: "as-text", properties: { ...properties, tokens: "many" } },
  ]);
  await env.advanceTo("2026-02-02T12:00:00Z");
  const [, { id }] = await invoicesOf(env, paying.id);
  const paid = await env.get(`/v1/invoices/${id}`);
  const [unpaid] = await invoicesOf(env, declining.id);
  const waiting = await env.all("/v1/quarantine");
  const quarantined = waiting.find(({ event }) => event.id === "as-text");
  const [conflict] = await env.all("/v1/conflicts");
  const [collection] = await env.all("/v1/collections");
  return { env, paying, declining, subscription, paid, unpaid, plan, quarantined, conflict, collection };
}
