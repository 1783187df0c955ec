import { Injectable } from "@nestjs/common";
import { PlanReader, type Price } from "../catalog/index.js";
import type { UsageByMeter } from "../metering/index.js";
import type { Tx } from "../platform/index.js";
import { evaluatePrice, type Evaluation } from "./evaluate-price.js";
import { usageOf } from "./rate-plan.js";
import type { RatedPrice, StoredInput } from "./rated-line.js";
import { ratingErrors } from "./rating.errors.js";

export type Reevaluation = Evaluation & { price: Price; input: StoredInput };

/** Evaluates a stored evaluation again: its own rule text, parameters and period, with other usage or the same. */
@Injectable()
export class ReratePrice {
  constructor(private readonly plans: PlanReader) {}

  /** `usage` null takes the stored one. Throws `rating.rule_failed`, `rating.price_missing`. */
  async execute(
    tx: Tx,
    environmentId: string,
    rated: RatedPrice,
    usage: UsageByMeter | null,
  ): Promise<Reevaluation> {
    const plan = await this.plans.version(tx, environmentId, rated.planVersionId);
    const price = plan.prices.find((candidate) => candidate.id === rated.priceId);
    if (!price) throw ratingErrors("rating.price_missing", { detail: `Price "${rated.priceKey}" is gone.` });
    const input = usage === null ? rated.input : { ...rated.input, usage: usageOf(price, usage) };
    return { ...evaluatePrice({ ...price, rounding: rated.rounding }, input), price, input };
  }
}
