import { Decimal, toAmount } from "@atlas/rules";
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
        const invoiced = Decimal.parse(amount);
        const open = unbilled.byCustomer.get(customerId) ?? Decimal.ZERO;
        return { customerId, name, invoiced, open, together: invoiced.plus(open) };
      })
      .filter(({ together }) => together.compare(Decimal.ZERO) > 0)
      .sort((one, other) => other.together.compare(one.together))
      .slice(0, MOST_CUSTOMERS)
      .map(({ customerId, name, invoiced, open, together }) => ({
        id: publicId("cus", customerId),
        name,
        amount: toAmount(together, currency),
        invoiced: toAmount(invoiced, currency),
        unbilled: toAmount(open, currency),
      }));
  }
}
