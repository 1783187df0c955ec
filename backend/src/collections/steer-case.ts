import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { PaymentReader, type AttemptTrigger } from "../payments/index.js";
import { Clock, Database, Locks, Outbox, publicId, Waits, type Caller, type Tx } from "../platform/index.js";
import { COLLECTION_WAIT, type CollectionCase } from "./collection-case.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { transition } from "./collection-case-states.js";
import { collectionsErrors } from "./collections.errors.js";
import { isRefusedForGood } from "./refused-for-good.js";

/**
 * What a person or a new card does to a running case. The row changes first; the outbox then wakes its workflow, so none of it is
 * lost while Temporal is away.
 */
@Injectable()
export class SteerCase {
  constructor(
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly payments: PaymentReader,
    private readonly waits: Waits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Charges now, in addition to the flow's own tries. */
  async retryNow(caller: Caller, id: string): Promise<void> {
    await this.steer(caller, id, "collection.retried", async (tx, subject) => {
      if (subject.status === "paused") throw collectionsErrors("collection.paused");
      const attempts = await this.payments.attempts(tx, subject.environmentId, subject.invoiceId);
      const last = attempts.at(-1);
      if (subject.chargeAfter !== null || (last && last.settledAt === null))
        throw collectionsErrors("collection.charge_open");
      const method = await this.payments.defaultMethod(tx, subject.environmentId, subject.customerId);
      if (!method) throw collectionsErrors("collection.no_card");
      if (isRefusedForGood(attempts, method)) throw collectionsErrors("collection.new_card_needed");
      return asked(subject, last?.number ?? 0, "manual");
    });
  }

  async pause(caller: Caller, id: string): Promise<void> {
    await this.steer(caller, id, "collection.paused", async (_tx, subject) => transition(subject, "paused"));
  }

  async resume(caller: Caller, id: string): Promise<void> {
    await this.steer(caller, id, "collection.resumed", async (_tx, subject) => transition(subject, "active"));
  }

  /**
   * A new card is tried at once for every open case of its customer; one that is paused is tried when resumed. Invoices that the
   * customer pays by transfer are left to the transfer.
   */
  async newMethod(environmentId: string, customerId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await Locks.customer(tx, environmentId, customerId);
      const method = await this.payments.defaultMethod(tx, environmentId, customerId);
      for (const subject of await this.cases.chargedOfCustomer(tx, environmentId, customerId)) {
        const last = (await this.payments.attempts(tx, environmentId, subject.invoiceId)).at(-1);
        // Tried with it already: the flow's own charge was quicker, or this news came twice.
        if (!method || last?.paymentMethodId === method.id) continue;
        // Also while another charge is open: should that one fail, the new card is next.
        await this.save(tx, asked(subject, last?.number ?? 0, "new_method"));
      }
    });
  }

  private async steer(
    caller: Caller,
    id: string,
    action: string,
    change: (tx: Tx, subject: CollectionCase) => Promise<CollectionCase>,
  ): Promise<void> {
    const { environmentId, actor } = caller;
    await this.database.transaction(async (tx) => {
      const seen = await this.cases.get(tx, environmentId, id);
      if (!seen)
        throw collectionsErrors("collection.not_found", {
          detail: `No collection case ${publicId("col", id)} in this environment.`,
        });
      await Locks.customer(tx, environmentId, seen.customerId);
      const subject = (await this.cases.get(tx, environmentId, id)) ?? seen;
      if (subject.status === "finished")
        throw collectionsErrors("collection.finished", { detail: `It ended ${subject.outcome ?? ""}.` });
      await this.save(tx, await change(tx, subject));
      await this.audit.record(tx, {
        environmentId,
        actor,
        action,
        subject: { type: "collection_case", id: publicId("col", id) },
      });
    });
  }

  private async save(tx: Tx, subject: CollectionCase): Promise<void> {
    const { environmentId, invoiceId } = subject;
    await this.cases.update(tx, subject);
    await this.waits.register(tx, {
      environmentId,
      kind: COLLECTION_WAIT,
      subjectId: invoiceId,
      dueAt: await this.clock.now(environmentId, tx),
    });
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "invoice", id: invoiceId },
      type: "collection.steered",
      payload: { invoiceId },
    });
  }
}

const asked = (
  subject: CollectionCase,
  chargeAfter: number,
  chargeTrigger: AttemptTrigger,
): CollectionCase => ({ ...subject, chargeAfter, chargeTrigger });
