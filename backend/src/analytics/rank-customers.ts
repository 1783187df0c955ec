import { addAmounts, compareAmounts } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Database, publicId } from "../platform/index.js";
import type { Months } from "./calendar-months.js";
import type { Overview } from "./overview.schemas.js";
import { RevenueRepository } from "./revenue.repository.js";
import type { Unbilled } from "./unbilled-estimates.js";

const MOST_CUSTOMERS = 5;

/** The customers that bring most this month: invoiced and unbilled together. */
@Injectable()
export class RankCustomers {
  constructor(
    private readonly database: Database,
    private readonly revenue: RevenueRepository,
  ) {}

  async execute(
    environmentId: string,
    currency: string,
    months: Months,
    unbilled: Unbilled,
  ): Promise<Overview["topCustomers"]> {
    const found = await this.revenue.byCustomer(
      this.database.reader,
      environmentId,
      currency,
      { from: months.start, to: months.end },
      { customerIds: [...unbilled.byCustomer.keys()], most: MOST_CUSTOMERS },
    );
    return found
      .map(({ customerId, name, amount }) => {
        const invoiced = addAmounts([amount], currency);
        const open = addAmounts(unbilled.byCustomer.get(customerId) ?? [], currency);
        return { customerId, name, invoiced, open, together: addAmounts([invoiced, open], currency) };
      })
      .filter(({ together }) => compareAmounts(together, "0") > 0)
      .sort((one, other) => compareAmounts(other.together, one.together))
      .slice(0, MOST_CUSTOMERS)
      .map(({ customerId, name, invoiced, open, together }) => ({
        id: publicId("cus", customerId),
        name,
        amount: together,
        invoiced,
        unbilled: open,
      }));
  }
}
