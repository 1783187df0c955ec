import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { CustomerReader, type Customer } from "../customers/index.js";
import { SettingsReader } from "../identity/index.js";
import { Clock, together, type Tx } from "../platform/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { TaxReader, type AppliedTaxRate } from "../tax/index.js";

export type DraftContext = {
  customer: Customer;
  taxRate: AppliedTaxRate | null;
  /** The subscription's, in which its periods begin and end. */
  timeZone: string;
  /** Whether a person approves each invoice, by the settings at this moment. */
  needsApproval: boolean;
  skipsZero: boolean;
  now: Instant;
};

/** What an invoice needs to know besides its lines, as it stands now. */
@Injectable()
export class ReadDraftContext {
  constructor(
    private readonly customers: CustomerReader,
    private readonly subscriptions: SubscriptionReader,
    private readonly taxes: TaxReader,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Tx,
    environmentId: string,
    { customerId, subscriptionId }: { customerId: string; subscriptionId: string },
  ): Promise<DraftContext> {
    const [customer, subscription, settings, now] = await together(
      this.customers.get(tx, environmentId, customerId),
      this.subscriptions.get(tx, environmentId, subscriptionId),
      this.settings.get(tx, environmentId),
      this.clock.now(environmentId, tx),
    );
    return {
      customer,
      taxRate: await this.taxes.rateFor(tx, environmentId, customer),
      timeZone: subscription.timeZone,
      needsApproval: settings.invoice.approval === "manual",
      skipsZero: settings.invoice.zeroInvoices === "skip",
      now,
    };
  }
}
