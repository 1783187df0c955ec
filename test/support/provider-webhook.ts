import pg from "pg";
import { Webhook } from "standardwebhooks";
import { Api, type Answer, type Json } from "./api.js";
import { uuidOf } from "./database.js";
import type { Environment } from "./environment.js";
import { stack } from "./stack.js";

/** The bodies of the webhooks that the provider sent for an environment's charges, from its own outbox, oldest first. */
export async function sentWebhooks(env: Environment): Promise<{ id: string; payload: string }[]> {
  const client = new pg.Client({ connectionString: stack.addresses.providerDatabase });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; payload: string }>(
      "SELECT id, payload::text AS payload FROM webhook_event WHERE payload::jsonb #>> '{data,metadata,environment}' = $1 ORDER BY seq",
      [uuidOf(env.id)],
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Posts a webhook as the provider would; or by someone who has not its secret, late, or altered after `signed` was signed. */
export async function postWebhook(
  id: string,
  payload: string,
  { secret = stack.env["PROVIDER_WEBHOOK_SECRET"] ?? "", sentAt = new Date(), signed = payload } = {},
): Promise<Answer<Json>> {
  return new Api(stack.addresses.api, "").send("POST", "/v1/provider-webhooks/simulated", payload, {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": Math.floor(sentAt.getTime() / 1000).toString(),
    "webhook-signature": new Webhook(secret).sign(id, sentAt, signed),
  });
}
