import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from "@nestjs/common";
import { HttpAdapterHost } from "@nestjs/core";
import type { FastifyInstance } from "fastify";
import { Database, insertRows, logger } from "../platform/index.js";
import { loggedRequest, type LoggedRequest } from "./logged-request.js";

const FLUSH_EVERY_MS = 500;
/** More than this in memory, and the oldest are forgotten: the log never holds up a request, nor fills the memory. */
const MOST_WAITING = 10_000;
const LARGEST_BATCH = 2_000;

/** Keeps what is asked of the API: in memory at first, then in batches, beside the requests and never in their way. */
@Injectable()
export class RequestLog implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = logger.child({ context: "request log" });
  private waiting: LoggedRequest[] = [];
  private forgotten = 0;
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // The worker serves no requests.
    const instance = this.host.httpAdapter?.getInstance<FastifyInstance>();
    instance?.addHook("onResponse", (request, reply, done) => {
      const logged = loggedRequest(request, reply);
      if (logged) this.keep(logged);
      done();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  /** Writes what waits; a failure costs its batch, and is told in the process's log. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeAll());
    return this.flushing;
  }

  keep(request: LoggedRequest): void {
    this.waiting.push(request);
    if (this.waiting.length > MOST_WAITING) {
      // Half at a time, so that an overload does not move the whole array for each request.
      this.forgotten += this.waiting.splice(0, MOST_WAITING / 2).length;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, FLUSH_EVERY_MS).unref();
  }

  private async writeAll(): Promise<void> {
    if (this.forgotten > 0) {
      this.log.warn({ forgotten: this.forgotten }, "requests came faster than they could be logged");
      this.forgotten = 0;
    }
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      try {
        const onConflict = "(environment_id, id) DO NOTHING";
        await insertRows(this.database.reader, "request_log", batch, { onConflict });
      } catch (error) {
        this.log.warn({ err: error, lost: batch.length }, "requests were not logged");
        return;
      }
    }
  }
}
