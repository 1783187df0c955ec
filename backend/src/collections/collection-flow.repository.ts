import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, Locks, newId, rows, type Tx } from "../platform/index.js";
import { defaultFlows, type FlowKey } from "./default-flows.js";
import type { FlowDocument } from "./flow-document.js";

export type FlowVersion = {
  environmentId: string;
  id: string;
  flowKey: FlowKey;
  number: number;
  document: FlowDocument;
  createdAt: Instant;
};

@Injectable()
export class CollectionFlowRepository {
  async get(tx: Tx, environmentId: string, id: string): Promise<FlowVersion | null> {
    return firstRow<FlowVersion>(
      tx,
      "SELECT * FROM collection_flow_version WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }

  async byIds(tx: Tx, environmentId: string, ids: readonly string[]): Promise<Map<string, FlowVersion>> {
    const found = await rows<FlowVersion>(
      tx,
      "SELECT * FROM collection_flow_version WHERE environment_id = $1 AND id = ANY($2::uuid[])",
      [environmentId, [...new Set(ids)]],
    );
    return new Map(found.map((version) => [version.id, version]));
  }

  /** The version that new cases get; an environment's first use of a flow stores the default one. */
  async current(tx: Tx, environmentId: string, key: FlowKey): Promise<FlowVersion> {
    const found = await this.newest(tx, environmentId, key);
    if (found) return found;
    await tx.query(
      `INSERT INTO collection_flow_version (environment_id, id, flow_key, number, document) VALUES ($1, $2, $3, 1, $4)
       ON CONFLICT (environment_id, flow_key, number) DO NOTHING`,
      [environmentId, newId(), key, JSON.stringify(defaultFlows[key])],
    );
    const stored = await this.newest(tx, environmentId, key);
    if (!stored) throw new Error(`the default flow ${key} was not stored`);
    return stored;
  }

  async publish(tx: Tx, environmentId: string, key: FlowKey, document: FlowDocument): Promise<FlowVersion> {
    await Locks.named(tx, `collection-flow/${environmentId}/${key}`);
    const { number } = await this.current(tx, environmentId, key);
    const id = newId();
    await tx.query(
      "INSERT INTO collection_flow_version (environment_id, id, flow_key, number, document) VALUES ($1, $2, $3, $4, $5)",
      [environmentId, id, key, number + 1, JSON.stringify(document)],
    );
    const stored = await this.get(tx, environmentId, id);
    if (!stored) throw new Error("the flow version was not stored");
    return stored;
  }

  async versions(tx: Tx, environmentId: string, key: FlowKey): Promise<FlowVersion[]> {
    return rows<FlowVersion>(
      tx,
      "SELECT * FROM collection_flow_version WHERE environment_id = $1 AND flow_key = $2 ORDER BY number DESC",
      [environmentId, key],
    );
  }

  private async newest(tx: Tx, environmentId: string, key: FlowKey): Promise<FlowVersion | null> {
    return (await this.versions(tx, environmentId, key))[0] ?? null;
  }
}
