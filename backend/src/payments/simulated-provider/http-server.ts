import { createHash, timingSafeEqual } from "node:crypto";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { ZodError } from "zod";
import { authenticationPageRoutes } from "./authentication-page.routes.js";
import { chargeRoutes } from "./charge.routes.js";
import { disputeRoutes } from "./dispute.routes.js";
import { dropConnection } from "./drop-connection.js";
import { eventRoutes } from "./event.routes.js";
import { faultRoutes } from "./fault.routes.js";
import { ledgerRoutes } from "./ledger.routes.js";
import { paymentMethodRoutes } from "./payment-method.routes.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { refundRoutes } from "./refund.routes.js";

const BODY_LIMIT = 64 * 1024;

/** The provider's HTTP door. `/v1` needs the API key; the bank's page and the health check do not. */
export function createHttpServer(context: ProviderContext, logLevel: string): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    logger: { level: logLevel },
    forceCloseConnections: "idle",
  });
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(() => {
    throw new ProviderError("not_found", "There is no such endpoint.");
  });
  server.get("/healthz", async (_request, reply) => {
    await context.pool.query("SELECT 1");
    return reply.send({ status: "ok" });
  });
  server.register(authenticationPageRoutes(context));
  server.register(
    async (v1) => {
      v1.addHook("onRequest", requireApiKey(context.config.secret));
      v1.register(faultRoutes(context));
      v1.register(async (faulty) => {
        faulty.addHook("onRequest", refuseWhileUnavailable(context));
        for (const routes of [
          paymentMethodRoutes,
          chargeRoutes,
          refundRoutes,
          disputeRoutes,
          ledgerRoutes,
          eventRoutes,
        ]) {
          faulty.register(routes(context));
        }
      });
    },
    { prefix: "/v1" },
  );
  return server;
}

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

function requireApiKey(secret: string): Hook {
  const expected = digest(`Bearer ${secret}`);
  return async (request) => {
    if (timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) return;
    throw new ProviderError("unauthorized", "Send the API key as `Authorization: Bearer <key>`.");
  };
}

function refuseWhileUnavailable(context: ProviderContext): Hook {
  return async (_request, reply) => {
    if (!context.faults.isUnavailable()) return;
    if (context.faults.current().unavailableMode === "drop_connection") {
      dropConnection(reply);
      return;
    }
    throw new ProviderError("unavailable", "The provider is unavailable; try again later.");
  };
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = knownError(error);
  if (!known) {
    request.log.error(error);
    return reply
      .code(500)
      .send({ error: { code: "internal", message: "The provider failed.", param: null } });
  }
  if (known.code === "idempotency_key_in_use" || known.code === "unavailable")
    void reply.header("retry-after", "1");
  return reply.code(known.status).send(known.toBody());
}

function knownError(error: unknown): ProviderError | undefined {
  if (error instanceof ProviderError) return error;
  if (error instanceof ZodError) {
    const message = error.issues
      .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
      .join("; ");
    return new ProviderError("parameter_invalid", message, error.issues[0]?.path.join(".") ?? null);
  }
  // Fastify's own refusals of a request: bad JSON, a body over the limit, another content type.
  if (
    error instanceof Error &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    error.statusCode < 500
  ) {
    return new ProviderError("parameter_invalid", error.message);
  }
  return undefined;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
