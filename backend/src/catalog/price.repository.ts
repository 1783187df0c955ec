import { Injectable } from "@nestjs/common";
import { newId, rows, type Tx } from "../platform/index.js";
import type { Price } from "./plan.js";

/** A price to be written: its rule is stored already, its meters are known by id. */
export type NewPrice = Omit<Price, "id" | "position" | "ruleText" | "ruleHash" | "meterKeys"> & {
  meterIds: string[];
};

/** The SQL of prices. */
@Injectable()
export class PriceRepository {
  /** Gives a draft these prices, in this order, instead of those it had. */
  async replace(
    tx: Tx,
    environmentId: string,
    planVersionId: string,
    prices: readonly NewPrice[],
  ): Promise<void> {
    await tx.query("DELETE FROM price WHERE environment_id = $1 AND plan_version_id = $2", [
      environmentId,
      planVersionId,
    ]);
    for (const [position, price] of prices.entries()) {
      const id = newId();
      await tx.query(
        `INSERT INTO price (environment_id, id, plan_version_id, key, name, position, template, template_options, rule_version_id,
           params, timing, rounding, taxable)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          environmentId,
          id,
          planVersionId,
          price.key,
          price.name,
          position,
          price.template,
          price.templateOptions === null ? null : JSON.stringify(price.templateOptions),
          price.ruleVersionId,
          JSON.stringify(price.params),
          price.timing,
          price.rounding,
          price.taxable,
        ],
      );
      await tx.query(
        "INSERT INTO price_meter (environment_id, price_id, meter_id) SELECT $1, $2, meter_id FROM unnest($3::uuid[]) AS meter_id",
        [environmentId, id, price.meterIds],
      );
    }
  }

  /** The prices of several versions, each version's in invoice order. */
  async ofVersions(
    tx: Tx,
    environmentId: string,
    planVersionIds: readonly string[],
  ): Promise<Map<string, Price[]>> {
    if (planVersionIds.length === 0) return new Map();
    const found = await rows<Price & { planVersionId: string }>(
      tx,
      `SELECT price.plan_version_id, price.id, price.key, price.name, price.position, price.template, price.template_options,
         price.rule_version_id, rule.text AS rule_text, rule.semantic_hash AS rule_hash, price.params, price.timing,
         price.rounding, price.taxable,
         ARRAY(SELECT meter.key FROM price_meter
               JOIN meter ON meter.environment_id = price_meter.environment_id AND meter.id = price_meter.meter_id
               WHERE price_meter.environment_id = price.environment_id AND price_meter.price_id = price.id
               ORDER BY meter.key) AS meter_keys
       FROM price
       JOIN rule_version rule ON rule.environment_id = price.environment_id AND rule.id = price.rule_version_id
       WHERE price.environment_id = $1 AND price.plan_version_id = ANY($2::uuid[])
       ORDER BY price.plan_version_id, price.position`,
      [environmentId, planVersionIds],
    );
    const byVersion = new Map<string, Price[]>(planVersionIds.map((id) => [id, []]));
    for (const { planVersionId, ...price } of found) byVersion.get(planVersionId)?.push(price);
    return byVersion;
  }
}
