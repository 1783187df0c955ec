import { Inject, Injectable } from "@nestjs/common";
import { CONFIG, Database, Locks, logger, newId, type Config, type Tx } from "../platform/index.js";
import { ApiKeyRepository } from "./api-key.repository.js";
import { readCredentials, writeCredentials, type Credentials } from "./credentials-file.js";
import { MemberRepository } from "./member.repository.js";
import { OpenEnvironment } from "./open-environment.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { hashPassword } from "./passwords.js";
import { PersonRepository } from "./person.repository.js";
import { KEY_SCOPES } from "./roles.js";
import { hashSecret, newApiKey, newSecret } from "./secrets.js";

const ORGANISATION = "Acme";
const OWNER = { email: "owner@acme.example", name: "Owner" };

/**
 * An empty database gets an organisation, its owner, the environment `live` and an empty test environment `sandbox` with a key.
 * How to get in stands in CREDENTIALS_FILE and nowhere else; without that variable nothing is seeded. Running it again changes
 * nothing but the address in the file.
 */
@Injectable()
export class SeedFirstRun {
  private readonly log = logger.child({ context: "identity" });

  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationRepository,
    private readonly people: PersonRepository,
    private readonly members: MemberRepository,
    private readonly openEnvironment: OpenEnvironment,
    private readonly keys: ApiKeyRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    const path = this.config.CREDENTIALS_FILE;
    if (path === undefined) return;
    await this.database.transaction(async (tx) => {
      await Locks.named(tx, "identity/first-run");
      if (await this.organisations.first(tx)) return this.refresh(tx, path);
      const credentials = await this.seed(tx);
      // Before the commit: a crash in between leaves a file without its rows, which the next start replaces;
      // the other way round nobody could ever get in.
      writeCredentials(path, credentials);
    });
  }

  private async seed(tx: Tx): Promise<Credentials> {
    const organisationId = newId();
    const personId = newId();
    const password = newSecret().slice(0, 24);
    await this.organisations.insert(tx, { id: organisationId, name: ORGANISATION });
    await this.people.insert(tx, { id: personId, ...OWNER, passwordHash: await hashPassword(password) });
    await this.members.insert(tx, organisationId, personId, "owner");
    const shown = new Date().toISOString();
    const plan = { organisationId, createdByKeyId: null };
    await this.openEnvironment.execute(tx, {
      ...plan,
      name: "live",
      mode: "live",
      clock: { kind: "real", shown },
    });
    const sandbox = await this.openEnvironment.execute(tx, {
      ...plan,
      name: "sandbox",
      mode: "test",
      clock: { kind: "ticking", shown },
    });
    const { key, prefix } = newApiKey("test");
    await this.keys.insert(tx, {
      environmentId: sandbox.id,
      id: newId(),
      name: "First start",
      prefix,
      tokenHash: hashSecret(key),
      scopes: [...KEY_SCOPES],
      createdByKind: "system",
      createdById: null,
    });
    return { url: this.config.PUBLIC_URL, apiKey: key, email: OWNER.email, password };
  }

  // Secrets are stored as hashes, so a lost file cannot be written again, only said to be lost.
  private async refresh(tx: Tx, path: string): Promise<void> {
    const credentials = readCredentials(path);
    if (!credentials || !(await this.keys.withToken(tx, hashSecret(credentials.apiKey)))) {
      this.log.warn(
        "the credentials file is missing or of another database; sign in as before, or reset the password by mail",
      );
      return;
    }
    if (credentials.url !== this.config.PUBLIC_URL)
      writeCredentials(path, { ...credentials, url: this.config.PUBLIC_URL });
  }
}
