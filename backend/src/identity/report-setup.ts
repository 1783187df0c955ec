import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { EnvironmentAccess } from "./environment-access.js";
import type { EnvironmentSetup } from "./environment.entity.js";
import { EnvironmentRepository, type Environment } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";

/** Keeps the latest word of a program that fills a test environment. It is progress, not history: nothing is audited. */
@Injectable()
export class ReportSetup {
  constructor(
    private readonly database: Database,
    private readonly access: EnvironmentAccess,
    private readonly environments: EnvironmentRepository,
  ) {}

  async execute(
    caller: Caller,
    environmentId: string,
    report: Omit<EnvironmentSetup, "updatedAt">,
  ): Promise<Environment> {
    const environment = await this.access.get(caller, environmentId);
    if (environment.mode === "live") throw identityErrors("environment.not_for_live");
    const setup = { ...report, updatedAt: new Date().toISOString() };
    await this.database.transaction((tx) => this.environments.reportSetup(tx, environmentId, setup));
    return { ...environment, setup };
  }
}
