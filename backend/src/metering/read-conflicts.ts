import { Injectable } from "@nestjs/common";
import {
  Database,
  publicId,
  publicIdOrNull,
  readIdCursor,
  toPage,
  type Caller,
  type Page,
  type Tx,
} from "../platform/index.js";
import { ConflictRepository, type EventConflict } from "./conflict.repository.js";
import type { ConflictQuery, ConflictResponse } from "./conflict.schemas.js";
import { EventChains } from "./event-chain.js";
import { EventKeyRepository } from "./event-key.repository.js";
import { readJson } from "./intake/read-json.js";
import { meteringErrors } from "./metering.errors.js";

type Payload = ConflictResponse["second"];

/** Conflicts with both payloads side by side. */
@Injectable()
export class ReadConflicts {
  constructor(
    private readonly database: Database,
    private readonly conflicts: ConflictRepository,
    private readonly keys: EventKeyRepository,
    private readonly chains: EventChains,
  ) {}

  async list(
    { environmentId }: Caller,
    { status, cursor, limit }: ConflictQuery,
  ): Promise<Page<ConflictResponse>> {
    const tx = this.database.reader;
    const found = await this.conflicts.list(tx, environmentId, {
      status,
      after: readIdCursor(cursor),
      limit,
    });
    const page = toPage(found, limit, (conflict) => [conflict.id]);
    return { ...page, data: await Promise.all(page.data.map((conflict) => this.present(tx, conflict))) };
  }

  /** Throws `conflict.not_found`. */
  async one({ environmentId }: Caller, id: string): Promise<ConflictResponse> {
    const conflict = await this.conflicts.get(this.database.reader, environmentId, id);
    if (!conflict)
      throw meteringErrors("conflict.not_found", {
        detail: `No ${publicId("cfl", id)} in this environment.`,
      });
    return this.present(this.database.reader, conflict);
  }

  private async present(tx: Tx, conflict: EventConflict): Promise<ConflictResponse> {
    return {
      id: publicId("cfl", conflict.id),
      status: conflict.status,
      event: conflict.eventId,
      source: conflict.source,
      first: await this.first(tx, conflict),
      second: {
        type: conflict.type,
        customer: conflict.customer,
        subscription: conflict.subscription,
        time: conflict.time,
        properties: readJson(conflict.propertiesText) as Record<string, unknown>,
      },
      receivedAt: conflict.receivedAt,
      settledAt: conflict.settledAt,
    };
  }

  private async first(tx: Tx, { environmentId, key }: EventConflict): Promise<Payload | null> {
    const standing = await this.keys.get(tx, environmentId, key);
    if (!standing || standing.isQuarantined) return null;
    const first = (await this.chains.of(tx, environmentId, standing.usageId)).versions[0]!;
    return {
      type: first.type,
      customer: publicId("cus", first.customerId),
      subscription: publicIdOrNull("sub", first.subscriptionId),
      time: first.time,
      properties: readJson(first.propertiesText) as Record<string, unknown>,
    };
  }
}
