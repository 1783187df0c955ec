import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { cancelCharge, confirmCharge } from "./authenticate-charge.js";
import { chargeRequestSchema, findCharges, readCharge } from "./charge-record.js";
import { chargeView } from "./charge-view.js";
import { createCharge } from "./create-charge.js";
import { dropConnection } from "./drop-connection.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { idOf, idempotencyKeyOf, listQueryOf } from "./provider-request.js";

const confirmSchema = z.strictObject({
  result: z.enum(["authenticated", "failed"]).default("authenticated"),
});

export function chargeRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.post("/charges", async (request, reply) => {
      const key = idempotencyKeyOf(request);
      const answer = await createCharge(context, chargeRequestSchema.parse(request.body), key);
      if (answer.dropped) return dropConnection(reply);
      if (answer.replayed) void reply.header("idempotent-replayed", "true");
      return reply.code(answer.response.status).send(answer.response.body);
    });
    server.get("/charges/:id", async (request) => {
      const charge = await readCharge(context.pool, idOf(request));
      if (!charge) throw new ProviderError("not_found", `There is no charge ${idOf(request)}.`);
      return chargeView(charge, context.publicUrl());
    });
    server.get("/charges", async (request) => {
      const charges = await findCharges(context.pool, listQueryOf(request));
      return { data: charges.map((charge) => chargeView(charge, context.publicUrl())) };
    });
    server.post("/charges/:id/confirm", async (request) => {
      const { result } = confirmSchema.parse(request.body ?? {});
      return chargeView(await confirmCharge(context, idOf(request), result), context.publicUrl());
    });
    server.post("/charges/:id/cancel", async (request) =>
      chargeView(await cancelCharge(context, idOf(request)), context.publicUrl()),
    );
  };
}
