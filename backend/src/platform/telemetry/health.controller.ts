import { Controller, Get, Res } from "@nestjs/common";
import { ApiExcludeController } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import { Public } from "../http/caller.js";
import { HealthCheck, type Health } from "./health.js";

/** `/healthz` and `/readyz`: 200 while Postgres, Temporal and a worker answer, else 503 with which does not. `/livez`: this process runs. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(private readonly health: HealthCheck) {}

  @Get("healthz")
  healthz(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    return this.answer(reply);
  }

  @Get("readyz")
  readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    return this.answer(reply);
  }

  @Get("livez")
  livez(): { status: "ok" } {
    return { status: "ok" };
  }

  private async answer(reply: FastifyReply): Promise<Health> {
    const health = await this.health.run();
    void reply.status(health.status === "ok" ? 200 : 503).header("cache-control", "no-store");
    return health;
  }
}
