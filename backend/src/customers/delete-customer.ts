import { Injectable } from "@nestjs/common";
import { assertUnreferenced, Database, type Caller } from "../platform/index.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";

/** Deletes a customer nothing was ever done with. Throws `resource.in_use`, naming what uses it. */
@Injectable()
export class DeleteCustomer {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly reader: CustomerReader,
  ) {}

  execute({ environmentId }: Caller, reference: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { id } = await this.reader.resolve(tx, environmentId, reference);
      await assertUnreferenced(tx, "customer", environmentId, id);
      await this.customers.delete(tx, environmentId, id);
    });
  }
}
