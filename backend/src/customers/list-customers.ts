import { Injectable } from "@nestjs/common";
import { Database, readCursor, toPage, type Caller, type Page } from "../platform/index.js";
import type { Customer } from "./customer.js";
import { CustomerRepository } from "./customer.repository.js";
import type { CustomerListQuery } from "./customers.schemas.js";

/** One page of customers, newest first. */
@Injectable()
export class ListCustomers {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
  ) {}

  async execute({ environmentId }: Caller, query: CustomerListQuery): Promise<Page<Customer>> {
    const list = await this.customers.list(this.database.reader, environmentId, {
      search: query.search ?? null,
      email: query.email ?? null,
      archived: query.archived,
      after: readCursor(query.cursor, 1)?.[0] ?? null,
      limit: query.limit,
    });
    return toPage(list, query.limit, (customer) => [customer.id]);
  }
}
