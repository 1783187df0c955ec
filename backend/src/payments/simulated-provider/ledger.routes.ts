import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { ledgerBalances, ledgerTransactions } from "./ledger.js";
import type { ProviderContext } from "./provider-context.js";
import { listQueryOf } from "./provider-request.js";

const cursorSchema = z
  .string()
  .regex(/^\d{1,18}$/, "is the id of the last transaction seen")
  .default("0");

export function ledgerRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.get("/ledger", async (request) => {
      const { metadata, limit, parameters } = listQueryOf(request);
      const after = cursorSchema.parse(parameters["after"]);
      const data = await ledgerTransactions(context.pool, { metadata, after, limit });
      return { data, nextCursor: data.length === limit ? (data.at(-1)?.id ?? null) : null };
    });
    server.get("/ledger/balance", async (request) => ({
      data: await ledgerBalances(context.pool, listQueryOf(request).metadata),
    }));
  };
}
