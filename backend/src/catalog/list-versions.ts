import { Injectable } from "@nestjs/common";
import {
  Database,
  platformErrors,
  readCursor,
  toPage,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanVersionRepository } from "./plan-version.repository.js";

/** One page of a plan's versions, highest number first. */
@Injectable()
export class ListVersions {
  constructor(
    private readonly database: Database,
    private readonly versions: PlanVersionRepository,
    private readonly reader: PlanReader,
  ) {}

  async execute(
    { environmentId }: Caller,
    planReference: string,
    query: PageQuery,
  ): Promise<Page<PlanVersion>> {
    const tx = this.database.reader;
    const plan = await this.reader.resolve(tx, environmentId, planReference);
    const found = await this.versions.ofPlan(
      tx,
      environmentId,
      plan.id,
      readNumber(query.cursor),
      query.limit,
    );
    const page = toPage(found, query.limit, (version) => [String(version.number)]);
    return { ...page, data: await this.reader.withPrices(tx, environmentId, page.data) };
  }
}

function readNumber(cursor: string | undefined): number | null {
  const text = readCursor(cursor, 1)?.[0];
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw platformErrors("request.invalid", {
    errors: [
      {
        field: "query.cursor",
        code: "invalid",
        message: "Give nextCursor exactly as the last page gave it.",
      },
    ],
  });
}
