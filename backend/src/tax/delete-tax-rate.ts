import { Injectable } from "@nestjs/common";
import { assertUnreferenced, Database, type Caller } from "../platform/index.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { TaxReader } from "./tax-reader.js";

/** Deletes a rate that no invoice was issued with. Throws `resource.in_use`, naming what uses it. */
@Injectable()
export class DeleteTaxRate {
  constructor(
    private readonly database: Database,
    private readonly rates: TaxRateRepository,
    private readonly reader: TaxReader,
  ) {}

  execute({ environmentId }: Caller, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.reader.get(tx, environmentId, id);
      await assertUnreferenced(tx, "tax_rate", environmentId, id);
      await this.rates.delete(tx, environmentId, id);
    });
  }
}
