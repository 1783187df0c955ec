import { Injectable } from "@nestjs/common";
import { parsePublicId, publicId, type Tx } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import type { Plan, PlanVersion, PlanVersionLabel, Price } from "./plan.js";
import { PlanRepository } from "./plan.repository.js";
import { PlanVersionRepository, type PlanVersionRow } from "./plan-version.repository.js";
import { PriceRepository } from "./price.repository.js";

const MOST_REMEMBERED = 500;

/** A plan with the versions that people look for first. */
export type ShownPlan = { plan: Plan; latestVersion: PlanVersion | null; draft: PlanVersion | null };

/** How other contexts read plans. */
@Injectable()
export class PlanReader {
  /** By version. A published version's prices never change, and each billing run needs them several times. */
  private readonly fixedPrices = new Map<string, Price[]>();

  constructor(
    private readonly plans: PlanRepository,
    private readonly versions: PlanVersionRepository,
    private readonly prices: PriceRepository,
  ) {}

  /** A plan by `pln_…` or key; throws `plan.not_found`. */
  async resolve(tx: Tx, environmentId: string, reference: string): Promise<Plan> {
    const id = parsePublicId("pln", reference);
    const plan = id
      ? await this.plans.byId(tx, environmentId, id)
      : await this.plans.byKey(tx, environmentId, reference);
    if (!plan)
      throw catalogErrors("plan.not_found", { detail: `No plan "${reference}" in this environment.` });
    return plan;
  }

  /** A version with its prices, by uuid; throws `plan_version.not_found`. */
  async version(tx: Tx, environmentId: string, planVersionId: string): Promise<PlanVersion> {
    const row = await this.versions.byId(tx, environmentId, planVersionId);
    return this.whole(tx, row, `No plan version ${publicId("plv", planVersionId)} in this environment.`);
  }

  /** A plan's published version with the highest number; throws `plan.not_found`, `plan.not_published`. */
  async latestPublished(tx: Tx, environmentId: string, planReference: string): Promise<PlanVersion> {
    const plan = await this.resolve(tx, environmentId, planReference);
    const row = await this.versions.latestPublished(tx, environmentId, plan.id);
    if (!row)
      throw catalogErrors("plan.not_published", { detail: `"${plan.key}" has no published version.` });
    return this.whole(tx, row, "");
  }

  /** A plan's version by its number, published or draft; throws `plan.not_found`, `plan_version.not_found`. */
  async numbered(tx: Tx, environmentId: string, planReference: string, number: number): Promise<PlanVersion> {
    const plan = await this.resolve(tx, environmentId, planReference);
    const row = await this.versions.byNumber(tx, environmentId, plan.id, number);
    return this.whole(tx, row, `"${plan.key}" has no version ${number}.`);
  }

  /** Plans with their latest published version and their draft, by two queries. */
  async shown(tx: Tx, environmentId: string, plans: readonly Plan[]): Promise<ShownPlan[]> {
    const ids = plans.map((plan) => plan.id);
    const current = await this.withPrices(
      tx,
      environmentId,
      await this.versions.current(tx, environmentId, ids),
    );
    return plans.map((plan) => {
      const pick = (status: PlanVersion["status"]): PlanVersion | null =>
        current.find((version) => version.planId === plan.id && version.status === status) ?? null;
      return { plan, latestVersion: pick("published"), draft: pick("draft") };
    });
  }

  /** The price of a key: of the latest published version, else of the draft; null when neither has it. */
  async priceByKey(
    tx: Tx,
    environmentId: string,
    planId: string,
    key: string,
  ): Promise<{ price: Price; currency: string } | null> {
    const current = await this.withPrices(
      tx,
      environmentId,
      await this.versions.current(tx, environmentId, [planId]),
    );
    const published = current.toSorted((a) => (a.status === "published" ? -1 : 1));
    for (const { prices, currency } of published) {
      const price = prices.find((candidate) => candidate.key === key);
      if (price) return { price, currency };
    }
    return null;
  }

  /** How people know several versions, by uuid. */
  async labels(
    tx: Tx,
    environmentId: string,
    planVersionIds: readonly string[],
  ): Promise<Map<string, PlanVersionLabel>> {
    const found = await this.versions.labels(tx, environmentId, planVersionIds);
    return new Map(found.map(({ id, ...label }) => [id, label]));
  }

  /** Rows with their prices, by one query at most. */
  async withPrices(tx: Tx, environmentId: string, found: readonly PlanVersionRow[]): Promise<PlanVersion[]> {
    const unknown = found.filter((row) => !this.fixedPrices.has(row.id));
    const prices = await this.prices.ofVersions(
      tx,
      environmentId,
      unknown.map((row) => row.id),
    );
    return found.map((row) => {
      const own = this.fixedPrices.get(row.id) ?? prices.get(row.id) ?? [];
      if (row.status !== "draft") this.remember(row.id, own);
      return { ...row, prices: own };
    });
  }

  private remember(planVersionId: string, prices: Price[]): void {
    this.fixedPrices.set(planVersionId, prices);
    const [oldest] = this.fixedPrices.keys();
    if (this.fixedPrices.size > MOST_REMEMBERED && oldest !== undefined) this.fixedPrices.delete(oldest);
  }

  private async whole(tx: Tx, row: PlanVersionRow | null, detail: string): Promise<PlanVersion> {
    const [version] = row ? await this.withPrices(tx, row.environmentId, [row]) : [];
    if (!version) throw catalogErrors("plan_version.not_found", { detail });
    return version;
  }
}
