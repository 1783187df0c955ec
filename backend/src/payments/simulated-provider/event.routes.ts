import type { FastifyPluginAsync } from "fastify";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { idOf, listQueryOf } from "./provider-request.js";

const COLUMNS = `id, type, object_id AS "objectId", state, url, copies, attempts, last_error AS "lastError",
  created_at AS "createdAt"`;

/** What was sent by webhook, and a way to have it sent again. */
export function eventRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.get("/events", async (request) => {
      const { limit, parameters } = listQueryOf(request);
      const { rows } = await context.pool.query<object>(
        `SELECT ${COLUMNS} FROM webhook_event WHERE $1::text IS NULL OR object_id = $1 ORDER BY seq DESC LIMIT $2`,
        [parameters["object"] ?? null, limit],
      );
      return { data: rows };
    });
    server.post("/events/:id/resend", async (request) => {
      const { rows } = await context.pool.query<object>(
        `UPDATE webhook_event SET state = 'pending', due_at = clock_timestamp(), attempts = 0
          WHERE id = $1 RETURNING ${COLUMNS}`,
        [idOf(request)],
      );
      if (!rows[0]) throw new ProviderError("not_found", `There is no event ${idOf(request)}.`);
      context.dispatcher.wake();
      return rows[0];
    });
  };
}
