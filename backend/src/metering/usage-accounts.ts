import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { UsageAccountRepository } from "./usage-account.repository.js";

const MOST_REMEMBERED = 200_000;

/** Opens a customer's usage account with its first event; remembers whose are open, since that is for good. */
@Injectable()
export class UsageAccounts {
  private readonly open = new Set<string>();

  constructor(private readonly repository: UsageAccountRepository) {}

  async ensure(tx: Tx, environmentId: string, customerIds: ReadonlySet<string>): Promise<void> {
    const missing = [...customerIds].filter((id) => !this.open.has(id));
    await this.repository.open(tx, environmentId, missing);
  }

  /** Only after the commit of `ensure`: a transaction that is rolled back has opened nothing. */
  remember(customerIds: ReadonlySet<string>): void {
    if (this.open.size > MOST_REMEMBERED) this.open.clear();
    for (const id of customerIds) this.open.add(id);
  }
}
