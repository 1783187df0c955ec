import { setImmediate } from "node:timers/promises";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { assertVersion, Outbox, publicId, type Caller, type FieldError, type Tx } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { MeterReader } from "./meter-reader.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { transition } from "./plan-version-states.js";
import { inspectPrice } from "./inspect-price.js";
import { priceDefinition } from "./price-definition.js";

/**
 * Publishes a draft: from then on it is sold and never changes. Every price is tried once more as it stands. Throws
 * `state.not_allowed`, `request.stale_version`, `plan.archived`, and `price.invalid` with every error of every price.
 */
@Injectable()
export class PublishVersion {
  constructor(
    private readonly reader: PlanReader,
    private readonly meters: MeterReader,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(
    tx: Tx,
    caller: Caller,
    id: string,
    ifMatch: number | null,
    fieldPrefix = "",
  ): Promise<PlanVersion> {
    const { environmentId, actor } = caller;
    const version = await this.reader.version(tx, environmentId, id);
    assertVersion(ifMatch, version.version);
    const plan = await this.reader.resolve(tx, environmentId, publicId("pln", version.planId));
    if (plan.archivedAt !== null) throw catalogErrors("plan.archived");
    const errors = await this.inspect(tx, version, fieldPrefix);
    if (errors.length > 0) throw catalogErrors("price.invalid", { errors });
    await transition(tx, version, "published");
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "plan", id: version.planId },
      type: "plan.version_published",
      payload: { planId: version.planId, planVersionId: id, number: version.number },
    });
    const subject = { type: "plan_version", id: publicId("plv", id) };
    const detail = { plan: version.planKey, number: version.number };
    await this.audit.record(tx, { environmentId, actor, action: "plan_version.published", subject, detail });
    return this.reader.version(tx, environmentId, id);
  }

  private async inspect(tx: Tx, version: PlanVersion, fieldPrefix: string): Promise<FieldError[]> {
    const meters = await this.meters.list(tx, version.environmentId);
    const errors: FieldError[] = [];
    for (const [index, price] of version.prices.entries()) {
      // A hostile rule costs its whole budget: other requests get their turn between two prices.
      await setImmediate();
      const definition = priceDefinition(price, version.currency);
      errors.push(...inspectPrice(definition, { ...price, meters }, `${fieldPrefix}prices[${index}].`));
    }
    return errors;
  }
}
