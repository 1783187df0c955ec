import { Injectable } from "@nestjs/common";
import { Database, newId, Outbox, type Caller } from "../platform/index.js";
import type { Customer, CustomerTerms } from "./customer.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";
import { customersErrors } from "./customers.errors.js";

/** Creates a customer. Throws `customer.external_id_taken`. */
@Injectable()
export class CreateCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly reader: CustomerReader,
    private readonly outbox: Outbox,
  ) {}

  execute({ environmentId }: Caller, terms: CustomerTerms): Promise<Customer> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.customers.insert(tx, environmentId, id, terms)))
        throw externalIdTaken(terms.externalId);
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "customer", id },
        type: "customer.created",
        payload: { customerId: id },
      });
      return this.reader.get(tx, environmentId, id);
    });
  }
}

/** The error of an external id that another customer has. */
export const externalIdTaken = (externalId: string | null) =>
  customersErrors("customer.external_id_taken", {
    detail: `A customer with the external id "${externalId}" exists already.`,
    errors: [
      {
        field: "externalId",
        code: "taken",
        message: "Another customer has this external id; use another one.",
      },
    ],
  });
