import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, violatedConstraint, type Caller } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";
import type { Environment } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";
import { OpenEnvironment } from "./open-environment.js";

export type NewEnvironment = {
  name: string;
  mode: EnvironmentMode;
  clock?: "ticking" | "frozen" | undefined;
  clockStart?: string | undefined;
};

/** A new environment of the caller's organisation. Keys make test environments only, in which they may act themselves. */
@Injectable()
export class CreateEnvironment {
  constructor(
    private readonly database: Database,
    private readonly openEnvironment: OpenEnvironment,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, input: NewEnvironment): Promise<Environment> {
    if (input.mode === "live" && caller.role !== "owner")
      throw identityErrors("environment.live_needs_owner");
    try {
      return await this.create(caller, input);
    } catch (error) {
      if (violatedConstraint(error) === "environment_name_unique")
        throw identityErrors("environment.name_taken", {
          errors: [
            { field: "name", code: "taken", message: "Another environment has this name; use another one." },
          ],
          cause: error,
        });
      throw error;
    }
  }

  private create(caller: Caller, input: NewEnvironment): Promise<Environment> {
    const { organisationId, actor } = caller;
    const shown = new Date(input.clockStart ?? Date.now()).toISOString();
    return this.database.transaction(async (tx) => {
      const environment = await this.openEnvironment.execute(tx, {
        organisationId,
        name: input.name,
        mode: input.mode,
        clock: { kind: input.mode === "live" ? "real" : (input.clock ?? "ticking"), shown },
        createdByKeyId: actor.kind === "api_key" ? actor.id : null,
      });
      await this.audit.record(tx, {
        environmentId: environment.id,
        actor,
        action: "environment.created",
        subject: { type: "environment", id: publicId("env", environment.id) },
        detail: { name: input.name, mode: input.mode },
      });
      return environment;
    });
  }
}
