import { setImmediate } from "node:timers/promises";
import { metersOf, semanticHash } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { FieldError, Tx } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { inspectPrice } from "./inspect-price.js";
import type { Meter } from "./meter.js";
import { MeterReader } from "./meter-reader.js";
import type { PriceBody } from "./price.schemas.js";
import { PriceRepository, type NewPrice } from "./price.repository.js";
import { readRule, type ReadRule } from "./read-rule.js";
import { RuleVersionRepository } from "./rule-version.repository.js";

type ReadPrice = { price: PriceBody; rule: ReadRule };

/** Gives a draft its prices. Throws `price.invalid` with every error of every price, their fields under `fieldPrefix`. */
@Injectable()
export class WritePrices {
  constructor(
    private readonly meters: MeterReader,
    private readonly rules: RuleVersionRepository,
    private readonly prices: PriceRepository,
  ) {}

  async execute(
    tx: Tx,
    environmentId: string,
    planVersionId: string,
    currency: string,
    bodies: readonly PriceBody[],
    fieldPrefix = "",
  ): Promise<void> {
    const meters = await this.meters.list(tx, environmentId);
    const read: ReadPrice[] = [];
    const errors: FieldError[] = [];
    for (const [index, price] of bodies.entries()) {
      // A hostile rule costs its whole budget: other requests get their turn between two prices.
      await setImmediate();
      const result = readPrice(price, currency, meters, `${fieldPrefix}prices[${index}].`);
      if ("errors" in result) errors.push(...result.errors);
      else read.push({ price, rule: result.rule });
    }
    if (errors.length > 0) throw catalogErrors("price.invalid", { errors });
    const rows: NewPrice[] = [];
    for (const { price, rule } of read) rows.push(await this.row(tx, environmentId, price, rule, meters));
    await this.prices.replace(tx, environmentId, planVersionId, rows);
  }

  private async row(
    tx: Tx,
    environmentId: string,
    price: PriceBody,
    rule: ReadRule,
    meters: readonly Meter[],
  ): Promise<NewPrice> {
    const { key, name, timing, rounding, taxable } = price;
    const { template, templateOptions, params, ruleText } = rule;
    const ruleVersionId = await this.rules.store(tx, environmentId, ruleText, semanticHash(ruleText));
    const keys = metersOf(ruleText) ?? [];
    const meterIds = meters.filter((meter) => keys.includes(meter.key)).map((meter) => meter.id);
    return {
      key,
      name,
      template,
      templateOptions,
      ruleVersionId,
      params,
      timing,
      rounding,
      taxable,
      meterIds,
    };
  }
}

function readPrice(
  price: PriceBody,
  currency: string,
  meters: readonly Meter[],
  fieldPrefix: string,
): { rule: ReadRule } | { errors: FieldError[] } {
  const { key, name, rounding, timing } = price;
  const result = readRule(price, { key, name }, fieldPrefix);
  if ("errors" in result) return result;
  const { ruleText, params, paramsSchema, template } = result.rule;
  const definition = { key, name, ruleText, params, paramsSchema, currency, rounding };
  const errors = inspectPrice(definition, { template, timing, meters }, fieldPrefix);
  return errors.length > 0 ? { errors } : result;
}
