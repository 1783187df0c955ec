import { Injectable } from "@nestjs/common";
import { canonicalDecimal } from "@atlas/rules";
import type { Customer } from "../customers/index.js";
import { publicId, type Tx } from "../platform/index.js";
import type { AppliedTaxRate, TaxRate } from "./tax-rate.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { taxErrors } from "./tax.errors.js";

/** How other contexts read tax. */
@Injectable()
export class TaxReader {
  constructor(private readonly rates: TaxRateRepository) {}

  /**
   * The rate for a customer today: of the billing country, else the default. Null for an exempt customer, or where no rate
   * is set. `rate` is percent, canonical: "19".
   */
  async rateFor(
    tx: Tx,
    environmentId: string,
    customer: Pick<Customer, "taxExempt" | "address">,
  ): Promise<AppliedTaxRate | null> {
    if (customer.taxExempt) return null;
    const rate = await this.rates.standing(tx, environmentId, customer.address.country);
    if (!rate) return null;
    return {
      id: rate.id,
      name: rate.name,
      rate: canonicalDecimal(rate.rate),
      inclusive: rate.inclusive,
    };
  }

  /** Throws `tax_rate.not_found`. */
  async get(tx: Tx, environmentId: string, id: string): Promise<TaxRate> {
    const rate = await this.rates.byId(tx, environmentId, id);
    if (!rate)
      throw taxErrors("tax_rate.not_found", {
        detail: `No tax rate ${publicId("txr", id)} in this environment.`,
      });
    return rate;
  }
}
