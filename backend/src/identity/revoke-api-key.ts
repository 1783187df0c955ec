import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { ApiKeyCallers } from "./api-key-callers.js";
import { ApiKeyRepository } from "./api-key.repository.js";
import { identityErrors } from "./identity.errors.js";

/** Ends a key: at once in this process, within a second in the others. Revoking it again changes nothing. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly callers: ApiKeyCallers,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, keyId: string): Promise<void> {
    const { environmentId } = caller;
    await this.database.transaction(async (tx) => {
      if (!(await this.keys.get(tx, environmentId, keyId))) throw identityErrors("api_key.not_found");
      if (!(await this.keys.revoke(tx, environmentId, keyId))) return;
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "api_key.revoked",
        subject: { type: "api_key", id: publicId("key", keyId) },
      });
    });
    this.callers.forget(keyId);
  }
}
