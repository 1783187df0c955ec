import { Injectable } from "@nestjs/common";
import { insertRows, rows, together, type Tx } from "../platform/index.js";
import type { RatedLine, RatedLineOfRun, RatedPrice } from "./rated-line.js";

@Injectable()
export class RatingRepository {
  async insert(
    tx: Tx,
    environmentId: string,
    prices: readonly RatedPrice[],
    lines: readonly RatedLine[],
  ): Promise<void> {
    await together(
      insertRows(
        tx,
        "rated_price",
        prices.map((price) => ({ environmentId, ...price })),
      ),
      insertRows(
        tx,
        "rated_line",
        lines.map((line) => ({ environmentId, ...line })),
      ),
    );
  }

  async hasRun(tx: Tx, environmentId: string, runId: string): Promise<boolean> {
    const found = await rows(
      tx,
      "SELECT 1 FROM rated_price WHERE environment_id = $1 AND run_id = $2 LIMIT 1",
      [environmentId, runId],
    );
    return found.length > 0;
  }

  /** A run's lines in printing order: fees and usage by price, corrections of earlier periods last, oldest period first. */
  async linesOfRun(tx: Tx, environmentId: string, runId: string): Promise<RatedLineOfRun[]> {
    return rows<RatedLineOfRun>(
      tx,
      `SELECT l.id, l.rated_price_id, l.position, l.code, l.description, l.quantity, l.unit_amount, l.precise_amount,
         l.amount, l.cost, l.groups, l.tiers, p.run_id, p.customer_id, p.subscription_id, p.plan_version_id, p.price_id,
         p.price_key, p.kind, p.period_start, p.period_end, p.revision, p.correction, p.usage_close_id, p.watermark,
         p.currency, p.taxable, p.unit, p.rule_version_id, p.rule_hash, p.engine_version
       FROM rated_price p
       JOIN rated_line l ON l.environment_id = p.environment_id AND l.rated_price_id = p.id
       WHERE p.environment_id = $1 AND p.run_id = $2
       ORDER BY (p.kind = 'correction'), p.period_start, p.position, p.id, l.position`,
      [environmentId, runId],
    );
  }

  /** A run's evaluations, with input and trace. */
  async pricesOfRun(tx: Tx, environmentId: string, runId: string): Promise<RatedPrice[]> {
    return rows<RatedPrice>(
      tx,
      "SELECT * FROM rated_price WHERE environment_id = $1 AND run_id = $2 ORDER BY position, id",
      [environmentId, runId],
    );
  }

  /**
   * Every evaluation of closed periods, at their close and as corrections, oldest first. One is superseded once its boundary
   * was rated again, by a run of a higher revision: then it no longer counts as billed.
   */
  async pricesOfCloses(
    tx: Tx,
    environmentId: string,
    usageCloseIds: readonly string[],
  ): Promise<(RatedPrice & { isSuperseded: boolean })[]> {
    return rows<RatedPrice & { isSuperseded: boolean }>(
      tx,
      `SELECT p.*, EXISTS (
         SELECT FROM rated_price n
         WHERE n.environment_id = p.environment_id AND n.subscription_id = p.subscription_id
           AND n.boundary = p.boundary AND n.revision > p.revision) AS is_superseded
       FROM rated_price p WHERE p.environment_id = $1 AND p.usage_close_id = ANY($2)
       ORDER BY p.usage_close_id, p.position, p.correction`,
      [environmentId, usageCloseIds],
    );
  }

  async linesOfPrices(tx: Tx, environmentId: string, ratedPriceIds: readonly string[]): Promise<RatedLine[]> {
    return rows<RatedLine>(
      tx,
      `SELECT id, rated_price_id, position, code, description, quantity, unit_amount, precise_amount, amount, cost, groups, tiers
       FROM rated_line WHERE environment_id = $1 AND rated_price_id = ANY($2) ORDER BY rated_price_id, position`,
      [environmentId, ratedPriceIds],
    );
  }
}
