import { Injectable } from "@nestjs/common";
import { catalogErrors, PlanReader, type PlanVersion } from "../catalog/index.js";
import { PriceOverrideReader, type Customer } from "../customers/index.js";
import type { Tx } from "../platform/index.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";

/**
 * The published plan version that a customer may be put on. Throws `plan.not_found`, `plan.archived`, `plan.not_published`,
 * `plan_version.not_found`, `plan_version.not_published`, `subscription.currency_mismatch`, and
 * `subscription.overrides_do_not_fit` with an error for each.
 */
@Injectable()
export class ChoosePlanVersion {
  constructor(
    private readonly plans: PlanReader,
    private readonly overrides: PriceOverrideReader,
  ) {}

  async execute(
    tx: Tx,
    customer: Customer,
    planReference: string,
    number: number | undefined,
  ): Promise<PlanVersion> {
    const { environmentId } = customer;
    const plan = await this.plans.resolve(tx, environmentId, planReference);
    if (plan.archivedAt !== null)
      throw catalogErrors("plan.archived", { detail: `"${plan.key}" is archived.` });
    const version =
      number === undefined
        ? await this.plans.latestPublished(tx, environmentId, planReference)
        : await this.plans.numbered(tx, environmentId, planReference, number);
    if (version.status !== "published") {
      throw catalogErrors("plan_version.not_published", {
        detail: `Version ${version.number} of "${plan.key}" is a draft.`,
      });
    }
    if (version.currency !== customer.currency) throw currencyMismatch(version, customer);
    const errors = await this.overrides.misfits(tx, environmentId, customer.id, version);
    if (errors.length > 0) throw subscriptionsErrors("subscription.overrides_do_not_fit", { errors });
    return version;
  }
}

const currencyMismatch = (version: PlanVersion, customer: Customer) =>
  subscriptionsErrors("subscription.currency_mismatch", {
    detail: `"${version.planKey}" is in ${version.currency}; the customer is billed in ${customer.currency}.`,
    errors: [{ field: "plan", code: "currency_mismatch", message: `Use a plan in ${customer.currency}.` }],
  });
