import { Injectable } from "@nestjs/common";
import { Database, readCursor, toPage, type Caller, type Page } from "../platform/index.js";
import type { TaxRate } from "./tax-rate.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import type { TaxRateListQuery } from "./tax.schemas.js";

/** One page of tax rates, newest first. */
@Injectable()
export class ListTaxRates {
  constructor(
    private readonly database: Database,
    private readonly rates: TaxRateRepository,
  ) {}

  async execute({ environmentId }: Caller, query: TaxRateListQuery): Promise<Page<TaxRate>> {
    const list = await this.rates.list(this.database.reader, environmentId, {
      archived: query.archived,
      after: readCursor(query.cursor, 1)?.[0] ?? null,
      limit: query.limit,
    });
    return toPage(list, query.limit, (rate) => [rate.id]);
  }
}
