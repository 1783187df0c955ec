import { Injectable } from "@nestjs/common";
import { assertVersion, Database, platformErrors, type Caller } from "../platform/index.js";
import type { Subscription } from "./subscription.js";
import { asConflict } from "./subscription-conflicts.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import type { SubscriptionPatch } from "./subscriptions.schemas.js";

const MOST_KEYS = 50;

/** Changes the external id and the metadata. Throws `request.stale_version`, `subscription.external_id_taken`. */
@Injectable()
export class UpdateSubscription {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: SubscriptionRepository,
    private readonly reader: SubscriptionReader,
  ) {}

  async execute(
    { environmentId }: Caller,
    reference: string,
    patch: SubscriptionPatch,
    ifMatch: number | null,
  ): Promise<Subscription> {
    try {
      return await this.database.transaction(async (tx) => {
        const subscription = await this.reader.resolve(tx, environmentId, reference);
        assertVersion(ifMatch, subscription.version);
        const externalId = patch.externalId === undefined ? subscription.externalId : patch.externalId;
        const metadata = merged(subscription.metadata, patch.metadata ?? {});
        if (!(await this.subscriptions.describe(tx, subscription, externalId, metadata))) {
          throw platformErrors("request.stale_version");
        }
        return this.reader.get(tx, environmentId, subscription.id);
      });
    } catch (error) {
      throw asConflict(error);
    }
  }
}

function merged(
  current: Record<string, string>,
  patch: Record<string, string | null>,
): Record<string, string> {
  const metadata = Object.fromEntries(
    Object.entries({ ...current, ...patch }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  if (Object.keys(metadata).length <= MOST_KEYS) return metadata;
  throw platformErrors("request.invalid", {
    errors: [{ field: "metadata", code: "too_big", message: `Give at most ${MOST_KEYS} keys.` }],
  });
}
