import { Injectable } from "@nestjs/common";
import {
  assertVersion,
  Database,
  platformErrors,
  sqlState,
  UNIQUE_VIOLATION,
  type Caller,
} from "../platform/index.js";
import { countryTaken } from "./create-tax-rate.js";
import type { TaxRate, TaxRateTerms } from "./tax-rate.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { TaxReader } from "./tax-reader.js";
import type { TaxRatePatch } from "./tax.schemas.js";

/** Changes a rate for invoices yet to be finalized. Throws `request.stale_version`, `tax_rate.country_taken`. */
@Injectable()
export class UpdateTaxRate {
  constructor(
    private readonly database: Database,
    private readonly rates: TaxRateRepository,
    private readonly reader: TaxReader,
  ) {}

  async execute(
    { environmentId }: Caller,
    id: string,
    patch: TaxRatePatch,
    ifMatch: number | null,
  ): Promise<TaxRate> {
    try {
      return await this.database.transaction(async (tx) => {
        const rate = await this.reader.get(tx, environmentId, id);
        assertVersion(ifMatch, rate.version);
        const terms: TaxRateTerms = {
          name: patch.name ?? rate.name,
          rate: patch.rate ?? rate.rate,
          inclusive: patch.inclusive ?? rate.inclusive,
          country: patch.country === undefined ? rate.country : patch.country,
        };
        if (!(await this.rates.update(tx, rate, terms))) throw platformErrors("request.stale_version");
        return this.reader.get(tx, environmentId, id);
      });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw countryTaken(patch.country ?? null);
      throw error;
    }
  }
}
