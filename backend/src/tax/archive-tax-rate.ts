import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import type { TaxRate } from "./tax-rate.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { TaxReader } from "./tax-reader.js";

/** Ends a rate for invoices yet to be finalized and frees its country. Doing it twice changes nothing. */
@Injectable()
export class ArchiveTaxRate {
  constructor(
    private readonly database: Database,
    private readonly rates: TaxRateRepository,
    private readonly reader: TaxReader,
  ) {}

  execute({ environmentId }: Caller, id: string): Promise<TaxRate> {
    return this.database.transaction(async (tx) => {
      await this.reader.get(tx, environmentId, id);
      await this.rates.archive(tx, environmentId, id);
      return this.reader.get(tx, environmentId, id);
    });
  }
}
