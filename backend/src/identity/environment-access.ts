import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { EnvironmentRepository, type Environment, type EnvironmentFilter } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";

/**
 * Which environments a caller reaches: a person those of the organisation, a key its own and those that it made itself.
 * The last lets scripts and tests have an environment of their own without a way into any other.
 */
@Injectable()
export class EnvironmentAccess {
  constructor(
    private readonly database: Database,
    private readonly environments: EnvironmentRepository,
  ) {}

  /** Throws `environment.not_found`, also for one that exists but is out of reach. */
  async get(caller: Caller, environmentId: string): Promise<Environment> {
    const environment = await this.environments.get(this.database.reader, environmentId);
    if (!environment || !reaches(caller, environment)) throw identityErrors("environment.not_found");
    return environment;
  }

  async list(caller: Caller, page: Omit<EnvironmentFilter, "reachableBy">): Promise<Environment[]> {
    const { actor, environmentId } = caller;
    const reachableBy = actor.kind === "api_key" ? { keyId: actor.id, environmentId } : null;
    return this.environments.list(this.database.reader, caller.organisationId, { ...page, reachableBy });
  }
}

function reaches(caller: Caller, environment: Environment): boolean {
  if (environment.organisationId !== caller.organisationId) return false;
  if (caller.actor.kind === "person" || environment.id === caller.environmentId) return true;
  return environment.createdByKeyId === caller.actor.id;
}
