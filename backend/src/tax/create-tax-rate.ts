import { Injectable } from "@nestjs/common";
import { Database, newId, type Caller } from "../platform/index.js";
import type { TaxRate, TaxRateTerms } from "./tax-rate.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { TaxReader } from "./tax-reader.js";
import { taxErrors } from "./tax.errors.js";

/** Adds the default rate, or a country's. Throws `tax_rate.country_taken`. */
@Injectable()
export class CreateTaxRate {
  constructor(
    private readonly database: Database,
    private readonly rates: TaxRateRepository,
    private readonly reader: TaxReader,
  ) {}

  execute({ environmentId }: Caller, terms: TaxRateTerms): Promise<TaxRate> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.rates.insert(tx, environmentId, id, terms))) throw countryTaken(terms.country);
      return this.reader.get(tx, environmentId, id);
    });
  }
}

/** The error of a second standing rate for one country, or of a second default. */
export const countryTaken = (country: string | null) =>
  taxErrors("tax_rate.country_taken", {
    detail: country === null ? "There is a default rate already." : `There is a rate for ${country} already.`,
    errors: [
      { field: "country", code: "taken", message: "Another rate stands for it; change or archive that one." },
    ],
  });
