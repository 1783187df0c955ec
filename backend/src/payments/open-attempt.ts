import { isZero } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { InvoiceReader } from "../invoicing/index.js";
import { Clock, Database, failpoint, Locks, newId, Outbox, together, type Tx } from "../platform/index.js";
import type { AttemptTrigger, PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { isSettled } from "./payment-attempt-states.js";
import type { PaymentMethod } from "./payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";

export type OpenedAttempt =
  | {
      kind: "attempt";
      attempt: PaymentAttempt;
      method: PaymentMethod;
      isNew: boolean;
      /** Whether the invoice still is to be paid. */
      isPayable: boolean;
      /** Whether the caller has seen this attempt and wants the next, as with a new card. */
      isSuperseded: boolean;
    }
  | { kind: "settled"; attempt: PaymentAttempt }
  | { kind: "nothing"; status: "nothing_due" | "not_chargeable" | "no_method" };

/** Gives the card of a new attempt; called under the customer's lock, only if there is to be one. */
export type ChooseMethod = (tx: Tx) => Promise<PaymentMethod | null>;

export type AttemptRequest = {
  environmentId: string;
  invoiceId: string;
  trigger: AttemptTrigger;
  /** The caller has seen so many attempts and wants the next; when it exists already, that one is given. */
  after: number;
  chooseMethod?: ChooseMethod;
};

/**
 * Commits the row of an attempt before the provider hears of it, so that whatever crashes, its key stands.
 * While one attempt of an invoice is open it is given back instead of a new one.
 */
@Injectable()
export class OpenAttempt {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly attempts: PaymentAttemptRepository,
    private readonly methods: PaymentMethodRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(request: AttemptRequest): Promise<OpenedAttempt> {
    const { environmentId, invoiceId, trigger, after } = request;
    const opened = await this.database.transaction(async (tx): Promise<OpenedAttempt> => {
      // The server reads once the lock is held: it does what it is asked in this order.
      const [, invoice, earlier, now] = await together(
        Locks.customerOf(tx, environmentId, "invoice", invoiceId),
        this.invoices.get(tx, environmentId, invoiceId),
        this.attempts.ofInvoice(tx, environmentId, invoiceId),
        this.clock.now(environmentId, tx),
      );
      const { customerId } = invoice;
      const isPayable = invoice.status === "open" && !isZero(invoice.amountDue);
      const open = earlier.find((attempt) => !isSettled(attempt.status));
      if (open?.paymentMethodId) {
        const method = await this.methods.get(tx, environmentId, open.paymentMethodId);
        const isSuperseded = open.number <= after;
        if (method) return { kind: "attempt", attempt: open, method, isNew: false, isPayable, isSuperseded };
      }
      // A bank transfer recorded meanwhile is not the charge that the caller asks for.
      const wanted = earlier.find((attempt) => attempt.kind === "card" && attempt.number > after);
      if (wanted) return { kind: "settled", attempt: wanted };
      if (!isPayable) {
        const isDone = invoice.status === "paid" || invoice.status === "open";
        return { kind: "nothing", status: isDone ? "nothing_due" : "not_chargeable" };
      }
      const method = await (request.chooseMethod?.(tx) ??
        this.methods.default(tx, environmentId, customerId));
      if (!method) {
        const payload = { invoiceId, customerId, status: "no_method", trigger };
        await this.outbox.append(tx, {
          environmentId,
          aggregate: { type: "invoice", id: invoiceId },
          type: "payment.no_method",
          payload,
        });
        return { kind: "nothing", status: "no_method" };
      }
      const attempt: PaymentAttempt = {
        environmentId,
        id: newId(),
        invoiceId,
        customerId,
        number: (earlier.at(-1)?.number ?? 0) + 1,
        kind: "card",
        trigger,
        paymentMethodId: method.id,
        amount: invoice.amountDue,
        currency: invoice.currency,
        status: "created",
        declineClass: null,
        declineCode: null,
        declineMessage: null,
        providerChargeId: null,
        actionUrl: null,
        memo: null,
        createdAt: now,
        settledAt: null,
      };
      await this.attempts.insert(tx, attempt);
      await failpoint("charge.attempt.before_commit", environmentId);
      return { kind: "attempt", attempt, method, isNew: true, isPayable, isSuperseded: false };
    });
    await failpoint("charge.attempt.after_commit", environmentId);
    return opened;
  }
}
