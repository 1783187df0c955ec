import { Injectable } from "@nestjs/common";
import { Database, readIdCursor, toPage, type Caller, type Page } from "../platform/index.js";
import { PlanReader, type ShownPlan } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import type { PlanListQuery } from "./plan.schemas.js";

/** One page of plans, newest first, each with its standing version and its draft. */
@Injectable()
export class ListPlans {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly reader: PlanReader,
  ) {}

  async execute({ environmentId }: Caller, query: PlanListQuery): Promise<Page<ShownPlan>> {
    const tx = this.database.reader;
    const found = await this.plans.list(tx, environmentId, {
      search: query.search ?? null,
      archived: query.archived,
      sold: query.sold === "true" || query.currency !== undefined,
      currency: query.currency ?? null,
      after: readIdCursor(query.cursor),
      limit: query.limit,
    });
    const page = toPage(found, query.limit, (plan) => [plan.id]);
    return { ...page, data: await this.reader.shown(tx, environmentId, page.data) };
  }
}
