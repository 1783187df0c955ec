import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { faultModesSchema } from "./fault-modes.js";
import type { ProviderContext } from "./provider-context.js";

/** A change names what it changes; how long the outage lasts is given from now on. */
const changeSchema = faultModesSchema
  .omit({ unavailableUntil: true })
  .extend({ unavailableMs: z.number().int().min(0).max(600_000) })
  .partial();

/** Switches for tests; they work while everything else is unavailable. */
export function faultRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.get("/faults", async () => context.faults.current());
    server.post("/faults", async (request) => {
      const { unavailableMs, ...change } = changeSchema.parse(request.body);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const outage = unavailableMs === undefined ? {} : { unavailableUntil: Date.now() + unavailableMs };
      return context.faults.change({ ...given, ...outage });
    });
    server.delete("/faults", async () => context.faults.reset());
  };
}
