import { addAmounts } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { customerToResponse, ListCustomers } from "../customers/index.js";
import { Clock, Database, mapPage, type Caller } from "../platform/index.js";
import type { CustomerAnalyticsPage, CustomerAnalyticsQuery } from "./customer-analytics.schemas.js";
import { CustomerSumsRepository } from "./customer-sums.repository.js";

/** The list of customers, each with how many subscriptions are active and what it owes. */
@Injectable()
export class ListCustomerSums {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listCustomers: ListCustomers,
    private readonly sums: CustomerSumsRepository,
  ) {}

  async execute(caller: Caller, query: CustomerAnalyticsQuery): Promise<CustomerAnalyticsPage> {
    const { environmentId } = caller;
    const page = await this.listCustomers.execute(caller, query);
    const ids = page.data.map((customer) => customer.id);
    const now = await this.clock.now(environmentId);
    const sums = await this.sums.of(this.database.reader, environmentId, ids, now);
    return mapPage(page, (customer) => {
      const own = sums.get(customer.id);
      const amount = (text = "0"): string => addAmounts([text], customer.currency);
      return {
        ...customerToResponse(customer),
        activeSubscriptions: own?.activeSubscriptions ?? 0,
        openAmount: amount(own?.openAmount),
        overdueAmount: amount(own?.overdueAmount),
      };
    });
  }
}
