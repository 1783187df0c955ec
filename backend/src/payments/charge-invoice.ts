import { Injectable } from "@nestjs/common";
import { Database, type Tx } from "../platform/index.js";
import { CarryOutAttempt } from "./carry-out-attempt.js";
import { OpenAttempt, type ChooseMethod } from "./open-attempt.js";
import type { AttemptTrigger, PaymentAttempt } from "./payment-attempt.js";
import { isSettled } from "./payment-attempt-states.js";

export type ChargeRequest = {
  environmentId: string;
  invoiceId: string;
  trigger: AttemptTrigger;
  /**
   * How many attempts the caller has seen: it wants the next one. Called again after a crash, it gets that attempt as it stands
   * instead of making another.
   */
  after: number;
  /** The card of a new attempt, asked for in the transaction that commits it; without this, the customer's default. */
  chooseMethod?: ChooseMethod;
  /** What the caller keeps of the result, in the commit that makes it known. */
  keep?: (tx: Tx, result: ChargeResult) => Promise<void>;
};

export type ChargeResult = {
  status:
    "succeeded" | "declined" | "requires_action" | "unknown" | "nothing_due" | "no_method" | "not_chargeable";
  /** Of a decline: whether another try may succeed. */
  class: "soft" | "hard" | null;
  attemptId: string | null;
};

/**
 * Charges what is due of an invoice to the customer's default card. The attempt is committed before the provider is called, and
 * an attempt whose outcome is open is reconciled instead of making another: nothing is ever charged twice.
 */
@Injectable()
export class ChargeInvoice {
  constructor(
    private readonly database: Database,
    private readonly openAttempt: OpenAttempt,
    private readonly carryOut: CarryOutAttempt,
  ) {}

  /** Not in the caller's transaction. Throws `provider.unavailable` where nothing was sent, `provider.fault`. */
  async execute(request: ChargeRequest): Promise<ChargeResult> {
    const opened = await this.openAttempt.execute(request);
    if (opened.kind === "nothing")
      return this.known(request, { status: opened.status, class: null, attemptId: null });
    if (opened.kind === "settled") return this.known(request, resultOf(opened.attempt));
    // An earlier attempt was open; once it is settled, the one that was asked for can be made.
    const isEarlier = (attempt: PaymentAttempt): boolean =>
      isSettled(attempt.status) && attempt.number <= request.after;
    const settled = await this.carryOut.execute(opened, async (tx, attempt) => {
      if (!isEarlier(attempt)) await request.keep?.(tx, resultOf(attempt));
    });
    return isEarlier(settled) ? this.execute(request) : resultOf(settled);
  }

  private async known({ keep }: ChargeRequest, result: ChargeResult): Promise<ChargeResult> {
    if (keep) await this.database.transaction((tx) => keep(tx, result));
    return result;
  }
}

function resultOf({ status, declineClass, id }: PaymentAttempt): ChargeResult {
  const told = status === "created" || status === "processing" ? "unknown" : status;
  return { status: told, class: declineClass, attemptId: id };
}
