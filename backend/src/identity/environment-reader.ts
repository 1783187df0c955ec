import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { EnvironmentRepository, type Environment } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";

/** What other contexts may know of an environment. */
@Injectable()
export class EnvironmentReader {
  constructor(private readonly environments: EnvironmentRepository) {}

  /** Throws `environment.not_found`. */
  async get(
    tx: Tx,
    environmentId: string,
  ): Promise<Pick<Environment, "id" | "organisationId" | "mode" | "name">> {
    const environment = await this.environments.get(tx, environmentId);
    if (!environment) throw identityErrors("environment.not_found");
    const { id, organisationId, mode, name } = environment;
    return { id, organisationId, mode, name };
  }
}
