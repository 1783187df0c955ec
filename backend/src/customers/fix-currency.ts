import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { CustomerRepository } from "./customer.repository.js";

/** Pins the customer's currency for good: called with the first subscription. Idempotent. */
@Injectable()
export class FixCurrency {
  constructor(private readonly customers: CustomerRepository) {}

  async execute(tx: Tx, environmentId: string, customerId: string): Promise<void> {
    await this.customers.fixCurrency(tx, environmentId, customerId);
  }
}
