import { compareInstants, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import {
  Clock,
  Database,
  newId,
  Outbox,
  publicId,
  violatedConstraint,
  type Caller,
} from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { ClockAdvanceRepository, type ClockAdvance } from "./clock-advance.repository.js";

const ONE_AT_A_TIME = "clock_advance_one_at_a_time";
const MAX_DAYS = 732;
const DAY_MS = 86_400_000;

/** Asks the time machine of a test environment to move to `target`; the advance itself is a workflow. */
@Injectable()
export class StartClockAdvance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly advances: ClockAdvanceRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, targetOf: (now: Instant) => Instant): Promise<ClockAdvance> {
    const { environmentId } = caller;
    if (caller.mode === "live") throw billingErrors("clock.live");
    try {
      return await this.database.transaction(async (tx) => {
        const now = await this.clock.now(environmentId, tx);
        const target = targetOf(now);
        assertForward(now, target);
        const id = newId();
        await this.advances.insert(tx, { environmentId, id, fromInstant: now, target });
        await this.outbox.append(tx, {
          environmentId,
          aggregate: { type: "clock_advance", id },
          type: "clock_advance.requested",
          payload: { target },
        });
        await this.audit.record(tx, {
          environmentId,
          actor: caller.actor,
          action: "clock.advanced",
          subject: { type: "clock_advance", id: publicId("clk", id) },
          detail: { from: now, target },
        });
        const advance = await this.advances.get(tx, environmentId, id);
        if (!advance) throw billingErrors("clock.advance_not_found");
        return advance;
      });
    } catch (error) {
      if (violatedConstraint(error) === ONE_AT_A_TIME) throw billingErrors("clock.busy", { cause: error });
      throw error;
    }
  }
}

function assertForward(now: Instant, target: Instant): void {
  if (compareInstants(target, now) <= 0) {
    const message = `It shows ${now}; ${target} is not after that.`;
    throw billingErrors("clock.backwards", {
      detail: message,
      errors: [{ field: "to", code: "not_after_now", message: `Give an instant after ${now}.` }],
    });
  }
  if (Date.parse(target) - Date.parse(now) > MAX_DAYS * DAY_MS) {
    throw billingErrors("clock.too_far", {
      errors: [
        { field: "to", code: "too_far", message: `Give an instant within ${MAX_DAYS} days of ${now}.` },
      ],
    });
  }
}
