import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, publicId, type Caller, type Scope } from "../platform/index.js";
import { ApiKeyRepository, type ApiKey } from "./api-key.repository.js";
import { EnvironmentAccess } from "./environment-access.js";
import { identityErrors } from "./identity.errors.js";
import { KEY_SCOPES } from "./roles.js";
import { hashSecret, newApiKey } from "./secrets.js";

export type NewApiKey = { environment?: string | undefined; name: string; scopes?: Scope[] | undefined };

/** Makes a key of the caller's environment, with rights that the caller has. The key itself is given out this once. */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly database: Database,
    private readonly access: EnvironmentAccess,
    private readonly keys: ApiKeyRepository,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, input: NewApiKey): Promise<{ apiKey: ApiKey; key: string }> {
    const environment = await this.access.get(caller, input.environment ?? caller.environmentId);
    const environmentId = environment.id;
    const grantable = KEY_SCOPES.filter((scope) => caller.scopes.includes(scope));
    const scopes = [...new Set(input.scopes ?? grantable)];
    assertGrantable(scopes, grantable);
    const { key, prefix } = newApiKey(environment.mode);
    const id = newId();
    const apiKey = await this.database.transaction(async (tx) => {
      await this.keys.insert(tx, {
        environmentId,
        id,
        name: input.name,
        prefix,
        tokenHash: hashSecret(key),
        scopes,
        createdByKind: caller.actor.kind,
        createdById: caller.actor.id,
      });
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "api_key.created",
        subject: { type: "api_key", id: publicId("key", id) },
        detail: { name: input.name, scopes },
      });
      return this.keys.get(tx, environmentId, id);
    });
    if (!apiKey) throw identityErrors("api_key.not_found");
    return { apiKey, key };
  }
}

function assertGrantable(wanted: Scope[], grantable: readonly Scope[]): void {
  const refused = wanted.filter((scope) => !grantable.includes(scope));
  if (refused.length === 0) return;
  throw identityErrors("api_key.scope_not_yours", {
    errors: refused.map((scope) => ({
      field: "scopes",
      code: "not_yours",
      message: `You cannot give ${scope} to a key.`,
    })),
  });
}
