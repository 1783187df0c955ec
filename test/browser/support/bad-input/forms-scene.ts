import { randomBytes } from "node:crypto";
import type { Json } from "../../../support/api.js";
import { invoicesOf, makeCustomer, subscribe } from "../../../support/billing.js";
import { mailedToken } from "../../../support/mailed-token.js";
import { Person } from "../../../support/person.js";
import { stack } from "../../../support/stack.js";
import { billedMonth, type Scene } from "../scene.js";

/** A billed month with a draft that waits for approval, an open invitation, and a person who looks on. */
export type FormsScene = Scene & {
  person: Person;
  draft: Json;
  meter: Json;
  /** The address of the customer's page of an open invoice. */
  hosted: string;
  invitation: string;
};

export async function formsScene(): Promise<FormsScene> {
  const scene = await billedMonth("browser bad input");
  const { env } = scene;
  const person = await Person.signIn(stack.addresses.api, stack.credentials());
  person.environment = env.id;
  const email = `guest-${randomBytes(4).toString("hex")}@guest.example`;
  await person.post("/v1/invitations", { email, role: "viewer" });
  await env.patch("/v1/settings", { invoice: { approval: "manual" } });
  const waiting = await makeCustomer(env, { externalId: "umbra", name: "Umbra" });
  await subscribe(env, waiting.id);
  await env.settle();
  const [draft] = await env.all(`/v1/invoices?customer=${waiting.id}`);
  const [meter] = await env.all("/v1/meters");
  const open = (await invoicesOf(env, scene.declining.id)).at(-1);
  const { url } = await env.get(`/v1/invoices/${open.id}/hosted-link`);
  const invitation = await mailedToken(person, email, "invitation");
  return { ...scene, person, draft, meter, hosted: new URL(url).pathname, invitation };
}

export const LONG = "long ".repeat(500).trim();
