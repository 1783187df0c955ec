import { Injectable } from "@nestjs/common";
import {
  assertVersion,
  Database,
  fieldErrors,
  Outbox,
  platformErrors,
  UNIQUE_VIOLATION,
  sqlState,
  type Caller,
} from "../platform/index.js";
import { externalIdTaken } from "./create-customer.js";
import type { Customer } from "./customer.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";
import { customersErrors } from "./customers.errors.js";
import { customerBody, type CustomerBody, type CustomerPatch } from "./customers.schemas.js";
import { mergePatch } from "./merge-patch.js";

/**
 * Changes a customer by a merge patch. Throws `request.stale_version` when `ifMatch` is another version than the standing
 * one, `customer.currency_fixed`, `customer.external_id_taken`, and `request.invalid` with every wrong field.
 */
@Injectable()
export class UpdateCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly reader: CustomerReader,
    private readonly outbox: Outbox,
  ) {}

  async execute(
    { environmentId }: Caller,
    reference: string,
    patch: CustomerPatch,
    ifMatch: number | null,
  ): Promise<Customer> {
    let externalId: string | null = null;
    try {
      return await this.database.transaction(async (tx) => {
        const customer = await this.reader.resolve(tx, environmentId, reference);
        assertVersion(ifMatch, customer.version);
        const terms = patched(customer, patch);
        ({ externalId } = terms);
        if (terms.currency !== customer.currency && customer.currencyFixedAt !== null)
          throw currencyFixed(customer, terms.currency);
        // Two writers may have read the same version: the later one is told, never merged silently.
        if (!(await this.customers.update(tx, customer, terms)))
          throw platformErrors("request.stale_version");
        await this.outbox.append(tx, {
          environmentId,
          aggregate: { type: "customer", id: customer.id },
          type: "customer.updated",
          payload: { customerId: customer.id },
        });
        return this.reader.get(tx, environmentId, customer.id);
      });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) throw externalIdTaken(externalId);
      throw error;
    }
  }
}

/** The customer's terms after the patch, checked as a whole. */
function patched(customer: Customer, patch: CustomerPatch): CustomerBody {
  const current = Object.fromEntries(
    Object.keys(customerBody.shape).map((key) => [key, customer[key as keyof CustomerBody]]),
  );
  const result = customerBody.safeParse(mergePatch(current, patch));
  if (!result.success) throw platformErrors("request.invalid", { errors: fieldErrors(result.error.issues) });
  return result.data;
}

const currencyFixed = (customer: Customer, wanted: string) =>
  customersErrors("customer.currency_fixed", {
    detail: `The customer has subscriptions in ${customer.currency}; it cannot change to ${wanted}.`,
    errors: [{ field: "currency", code: "fixed", message: `Leave it ${customer.currency}.` }],
  });
