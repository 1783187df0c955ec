import { Injectable } from "@nestjs/common";
import { ClockRepository, newId, type ClockKind, type Tx } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";
import { EnvironmentSettingsRepository } from "./environment-settings.repository.js";
import { EnvironmentRepository, type Environment } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { defaultSettings } from "./settings.schemas.js";

export type EnvironmentPlan = {
  organisationId: string;
  name: string;
  mode: EnvironmentMode;
  clock: { kind: ClockKind; shown: string };
  createdByKeyId: string | null;
};

/** Writes what makes an environment: its row, its settings and its clock. */
@Injectable()
export class OpenEnvironment {
  constructor(
    private readonly environments: EnvironmentRepository,
    private readonly organisations: OrganisationRepository,
    private readonly settings: EnvironmentSettingsRepository,
    private readonly clocks: ClockRepository,
  ) {}

  async execute(tx: Tx, plan: EnvironmentPlan): Promise<Environment> {
    const organisation = await this.organisations.get(tx, plan.organisationId);
    if (!organisation) throw identityErrors("organisation.not_found");
    const { organisationId, name, mode, createdByKeyId } = plan;
    const id = newId();
    await this.environments.insert(tx, { id, organisationId, name, mode, createdByKeyId });
    await this.settings.insert(tx, id, defaultSettings(mode, organisation.name));
    await this.clocks.create(tx, id, plan.clock.kind, plan.clock.shown);
    const environment = await this.environments.get(tx, id);
    if (!environment) throw identityErrors("environment.not_found");
    return environment;
  }
}
