import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { ApiKeyRepository, type UsableKey } from "./api-key.repository.js";
import { EnvironmentAccess } from "./environment-access.js";
import { identityErrors } from "./identity.errors.js";
import { hashSecret } from "./secrets.js";

/** A revoked key works this much longer in other processes, at most. */
const TRUST_MS = 1_000;
const MOST_REMEMBERED = 10_000;

/** Who stands behind an API key. */
@Injectable()
export class ApiKeyCallers {
  private readonly remembered = new Map<string, { key: UsableKey; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly access: EnvironmentAccess,
  ) {}

  /** `environmentId`: the one that the request names, or null for the key's own. */
  async resolve(token: string, environmentId: string | null): Promise<Caller> {
    const key = await this.find(hashSecret(token));
    if (!key) throw identityErrors("access.key_unknown");
    const caller: Caller = {
      organisationId: key.organisationId,
      environmentId: key.environmentId,
      mode: key.mode,
      actor: { kind: "api_key", id: key.id },
      role: null,
      scopes: key.scopes,
    };
    if (environmentId === null || environmentId === key.environmentId) return caller;
    const environment = await this.access.get(caller, environmentId);
    return { ...caller, environmentId, mode: environment.mode };
  }

  /** Forgets a key of this process at once. */
  forget(keyId: string): void {
    for (const [hash, { key }] of this.remembered) if (key.id === keyId) this.remembered.delete(hash);
  }

  private async find(tokenHash: string): Promise<UsableKey | null> {
    const known = this.remembered.get(tokenHash);
    if (known && known.until > Date.now()) return known.key;
    this.remembered.delete(tokenHash);
    const key = await this.keys.withToken(this.database.reader, tokenHash);
    if (!key) return null;
    if (key.isUseDue) await this.keys.used(this.database.reader, key.environmentId, key.id);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(tokenHash, { key, until: Date.now() + TRUST_MS });
    return key;
  }
}
