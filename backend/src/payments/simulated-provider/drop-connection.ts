import type { FastifyReply } from "fastify";

/** Ends the connection without an answer, as a broken network does. */
export function dropConnection(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}
