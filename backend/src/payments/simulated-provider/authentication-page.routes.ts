import { timingSafeEqual } from "node:crypto";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { z } from "zod";
import { confirmCharge } from "./authenticate-charge.js";
import { type ChargeRow, readCharge } from "./charge-record.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { idOf } from "./provider-request.js";

const tokenSchema = z.object({ token: z.string() });
const answerSchema = z.object({ result: z.enum(["authenticated", "failed"]) });

/** The page of the cardholder's bank: its address holds a secret, so that only the customer can answer. */
export function authenticationPageRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      async (_request: FastifyRequest, body: string | Buffer) =>
        Object.fromEntries(new URLSearchParams(body.toString())),
    );
    server.get("/authenticate/:id", async (request, reply) => {
      const charge = await customersCharge(context, request);
      return reply.type("text/html; charset=utf-8").send(page(charge));
    });
    server.post("/authenticate/:id", async (request, reply) => {
      const { id } = await customersCharge(context, request);
      const charge = await confirmCharge(context, id, answerSchema.parse(request.body).result);
      if (charge.returnUrl !== null) return reply.redirect(charge.returnUrl, 303);
      return reply.type("text/html; charset=utf-8").send(page(charge));
    });
  };
}

async function customersCharge(context: ProviderContext, request: FastifyRequest): Promise<ChargeRow> {
  const given = Buffer.from(tokenSchema.parse(request.query).token);
  const charge = await readCharge(context.pool, idOf(request));
  const expected = Buffer.from(charge?.authenticationToken ?? "");
  if (charge && given.length === expected.length && timingSafeEqual(given, expected)) return charge;
  throw new ProviderError("not_found", "This authentication link is not valid.");
}

const BUTTONS = `<form method="post">
  <button name="result" value="authenticated">Approve payment</button>
  <button name="result" value="failed" class="plain">Decline</button>
</form>`;

function page(charge: ChargeRow): string {
  const body =
    charge.status === "requires_action"
      ? BUTTONS
      : `<p>This payment is ${charge.status.replace("_", " ")}.</p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Confirm your payment</title>
<meta name="viewport" content="width=device-width">
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 15vh auto; padding: 0 1rem; color: #1a1a1a }
  button { font: inherit; padding: .6rem 1rem; border: 0; border-radius: .4rem; background: #1f4fd8; color: #fff }
  .plain { background: #ececec; color: #1a1a1a }
</style>
<main><h1>Confirm your payment</h1>
<p>Your bank asks you to confirm <strong>${charge.amount} ${charge.currency}</strong>
with the card ending in ${charge.card.last4}. This is a simulated bank: no money moves.</p>
${body}</main></html>`;
}
