import type { FastifyPluginAsync } from "fastify";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { idOf, idempotencyKeyOf, listQueryOf } from "./provider-request.js";
import { createRefund, listRefunds, readRefund, refundRequestSchema } from "./refunds.js";

export function refundRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.post("/refunds", async (request, reply) => {
      const key = idempotencyKeyOf(request);
      const answer = await createRefund(context, refundRequestSchema.parse(request.body), key);
      if (answer.replayed) void reply.header("idempotent-replayed", "true");
      return reply.code(answer.response.status).send(answer.response.body);
    });
    server.get("/refunds/:id", async (request) => {
      const refund = await readRefund(context.pool, idOf(request));
      if (!refund) throw new ProviderError("not_found", `There is no refund ${idOf(request)}.`);
      return refund;
    });
    server.get("/refunds", async (request) => {
      const { metadata, limit, parameters } = listQueryOf(request);
      return { data: await listRefunds(context.pool, { charge: parameters["charge"], metadata, limit }) };
    });
  };
}
