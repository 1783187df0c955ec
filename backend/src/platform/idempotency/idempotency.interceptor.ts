import { createHash } from "node:crypto";
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { FastifyReply } from "fastify";
import { firstValueFrom, from, type Observable } from "rxjs";
import { Database } from "../database/database.js";
import { platformErrors } from "../errors/platform.errors.js";
import type { AtlasRequest } from "../http/caller.js";
import { idempotencyContext } from "./idempotency-context.js";
import { IdempotencyRepository } from "./idempotency.repository.js";

const MUTATIONS = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const WITHOUT_REPLAY = "atlas:without-replay";

/** For routes with idempotency of their own (events), or whose answer holds a secret that must not be stored. */
export const WithoutReplay = (): MethodDecorator => SetMetadata(WITHOUT_REPLAY, true);

/**
 * `Idempotency-Key` on every mutation: the same key and body within 24 h get the first answer again and change nothing.
 * The record is marked in the same commit as the work, so a crash between the two cannot lead to a second execution.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly repository: IdempotencyRepository,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AtlasRequest>();
    const key = request.headers["idempotency-key"];
    if (!MUTATIONS.has(request.method) || typeof key !== "string" || !request.caller) return next.handle();
    if (this.reflector.get<boolean>(WITHOUT_REPLAY, context.getHandler())) return next.handle();
    return from(
      this.serveOnce(
        request,
        context.switchToHttp().getResponse<FastifyReply>(),
        request.caller.environmentId,
        key,
        next,
      ),
    );
  }

  private async serveOnce(
    request: AtlasRequest,
    reply: FastifyReply,
    environmentId: string,
    key: string,
    next: CallHandler,
  ): Promise<unknown> {
    if (key.length === 0 || key.length > 255) {
      throw platformErrors("request.invalid", {
        errors: [
          {
            field: "header.idempotency-key",
            code: "invalid",
            message: "Give 1 to 255 characters, such as a UUID.",
          },
        ],
      });
    }
    const hash = requestHash(request);
    const tx = this.database.reader;
    const own = await this.repository.claim(tx, environmentId, key, hash);
    if (!own) return this.replay(reply, environmentId, key, hash);
    try {
      const value: unknown = await idempotencyContext.run(own, () =>
        firstValueFrom(next.handle(), { defaultValue: undefined }),
      );
      const etag = reply.getHeader("etag");
      await this.repository.answer(tx, own, {
        status: reply.statusCode,
        body: JSON.stringify(value ?? null),
        etag: typeof etag === "string" ? etag : null,
      });
      return value;
    } catch (error) {
      // Nothing was committed under this key unless it is marked; then it must never run again.
      await this.repository.release(tx, own).catch(() => undefined);
      throw error;
    }
  }

  private async replay(
    reply: FastifyReply,
    environmentId: string,
    key: string,
    hash: string,
  ): Promise<unknown> {
    const record = await this.repository.get(this.database.reader, environmentId, key);
    if (!record) throw platformErrors("idempotency.in_progress");
    if (record.requestHash !== hash) throw reused();
    if (record.status !== null) {
      void reply.status(record.status).header("idempotency-replayed", "true");
      if (record.etag) void reply.header("etag", record.etag);
      const body: unknown = JSON.parse(record.body ?? "null");
      return body ?? undefined;
    }
    if (record.committedAt !== null) throw platformErrors("idempotency.answer_lost");
    throw platformErrors("idempotency.in_progress");
  }
}

const reused = () =>
  platformErrors("idempotency.key_reused", {
    detail: "Within the last 24 hours this key came with another method, address or body.",
    errors: [
      {
        field: "header.idempotency-key",
        code: "reused",
        message: "Give a new key, or send the first request again unchanged.",
      },
    ],
  });

function requestHash(request: AtlasRequest): string {
  return createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest("hex");
}
