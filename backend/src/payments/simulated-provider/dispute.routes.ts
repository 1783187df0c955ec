import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { lockCharge } from "./charge-record.js";
import { addEvidence, closeDispute, disputeView, listDisputes, openDispute } from "./disputes.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { idOf, listQueryOf } from "./provider-request.js";
import { inTransaction } from "./provider-transaction.js";

const openSchema = z.strictObject({
  charge: z.string().min(1),
  reason: z.string().max(100).default("fraudulent"),
});
const evidenceSchema = z.strictObject({ evidence: z.string().min(1).max(10_000) });
const closeSchema = z.strictObject({ outcome: z.enum(["won", "lost"]) });

/** Opening and closing stand for what a cardholder and a bank do; a real provider has no such endpoints. */
export function disputeRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.post("/disputes", async (request) => {
      const { charge: id, reason } = openSchema.parse(request.body);
      const view = await inTransaction(context.pool, async (tx) => {
        const charge = await lockCharge(tx, id);
        if (!charge) throw new ProviderError("not_found", `There is no charge ${id}.`, "charge");
        return disputeView(await openDispute(context, tx, charge, reason), charge.metadata);
      });
      context.dispatcher.wake();
      return view;
    });
    server.get("/disputes", async (request) => {
      const { limit, parameters } = listQueryOf(request);
      return { data: await listDisputes(context.pool, parameters["charge"], limit) };
    });
    server.post("/disputes/:id/evidence", async (request) =>
      addEvidence(context.pool, idOf(request), evidenceSchema.parse(request.body).evidence),
    );
    server.post("/disputes/:id/close", async (request) =>
      closeDispute(context, idOf(request), closeSchema.parse(request.body).outcome),
    );
  };
}
