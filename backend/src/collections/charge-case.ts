import type { ChargeOutcome } from "@atlas/workflows/contracts";
import { Injectable } from "@nestjs/common";
import { ChargeInvoice, PaymentReader } from "../payments/index.js";
import { Database, Locks } from "../platform/index.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { collectionsErrors } from "./collections.errors.js";
import { lastCharge } from "./refused-for-good.js";

/** Makes the charge that a case asks for, or reconciles the attempt that is open. */
@Injectable()
export class ChargeCase {
  constructor(
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly payments: PaymentReader,
    private readonly chargeInvoice: ChargeInvoice,
  ) {}

  async execute(environmentId: string, invoiceId: string): Promise<ChargeOutcome> {
    const tx = this.database.reader;
    const subject = await this.cases.byInvoice(tx, environmentId, invoiceId);
    if (!subject) throw collectionsErrors("collection.not_found");
    const last = lastCharge(await this.payments.attempts(tx, environmentId, invoiceId));
    const isOpen = last?.settledAt === null;
    // An open attempt is asked about even so; a fresh one is made only while the case wants it.
    const isWanted = subject.status === "active" && subject.chargeAfter !== null;
    if (!isOpen && !isWanted) return { status: "not_chargeable" };
    const after = isWanted ? subject.chargeAfter : null;
    const { status } = await this.chargeInvoice.execute({
      environmentId,
      invoiceId,
      trigger: subject.chargeTrigger ?? "collection",
      after: after ?? (last ? last.number - 1 : 0),
    });
    // Without a card there is no attempt to wait for: the flow goes on.
    if (status === "no_method") await this.dropCharge(environmentId, invoiceId, subject.customerId);
    return { status };
  }

  private async dropCharge(environmentId: string, invoiceId: string, customerId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await Locks.customer(tx, environmentId, customerId);
      const subject = await this.cases.byInvoice(tx, environmentId, invoiceId);
      // A card that came meanwhile found the charge asked for already, and counts on it.
      const method = await this.payments.defaultMethod(tx, environmentId, customerId);
      if (subject && !method)
        await this.cases.update(tx, { ...subject, chargeAfter: null, chargeTrigger: null });
    });
  }
}
