import { Injectable } from "@nestjs/common";
import { Database, Outbox, type Caller } from "../platform/index.js";
import type { Customer } from "./customer.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";

/**
 * Hides a customer from lists and from new subscriptions, or brings it back. What runs goes on: subscriptions are
 * cancelled on their own. Doing it twice changes nothing.
 */
@Injectable()
export class ArchiveCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly reader: CustomerReader,
    private readonly outbox: Outbox,
  ) {}

  execute({ environmentId }: Caller, reference: string, archived: boolean): Promise<Customer> {
    return this.database.transaction(async (tx) => {
      const { id } = await this.reader.resolve(tx, environmentId, reference);
      if (await this.customers.setArchived(tx, environmentId, id, archived)) {
        await this.outbox.append(tx, {
          environmentId,
          aggregate: { type: "customer", id },
          type: archived ? "customer.archived" : "customer.restored",
          payload: { customerId: id },
        });
      }
      return this.reader.get(tx, environmentId, id);
    });
  }
}
