import { compareInstants, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, ClockRepository, Database, logger, Waits, WaitWakers, type Wait } from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { ClockAdvanceRepository, type ClockAdvance } from "./clock-advance.repository.js";

const QUICKEST_LOOK_MS = 20;
const SLOWEST_LOOK_MS = 250;
const WAKE_AGAIN_MS = 2_000;
const GIVE_UP_MS = 15 * 60_000;

/**
 * Moves a test clock to its target. It stops at each due instant in order and goes on once each item due there is done, blocked,
 * or waiting for a person or a provider. Where it stands is in the rows, so it can be taken up again at any point.
 */
@Injectable()
export class AdvanceClock {
  private readonly log = logger.child({ context: "time machine" });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clocks: ClockRepository,
    private readonly waits: Waits,
    private readonly wakers: WaitWakers,
    private readonly advances: ClockAdvanceRepository,
  ) {}

  /** `pulse` is called a few times a second while it lives; when it throws, the advance stops there. */
  async execute(environmentId: string, advanceId: string, pulse: () => void): Promise<void> {
    const tx = this.database.reader;
    for (;;) {
      const advance = await this.advances.get(tx, environmentId, advanceId);
      if (!advance) throw billingErrors("clock.advance_not_found");
      if (advance.status !== "running") return;
      if (!(await this.settle(advance, pulse))) {
        await this.advances.finish(
          tx,
          environmentId,
          advanceId,
          "failed",
          "What is due did not finish within 15 minutes; see its runs and collection cases.",
        );
        return;
      }
      const now = await this.clock.now(environmentId);
      const next = await this.waits.nextDueAt(tx, environmentId, advance.target);
      const stop = next ?? advance.target;
      if (compareInstants(stop, now) > 0) await this.moveTo(advance, stop);
      if (next === null) {
        await this.advances.finish(tx, environmentId, advanceId, "completed");
        return;
      }
    }
  }

  private async moveTo(advance: ClockAdvance, stop: Instant): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.clocks.moveTo(tx, advance.environmentId, stop);
      await this.advances.reach(tx, advance.environmentId, advance.id, stop);
    });
  }

  /** Waits until nothing due now is left to do; false when it gave up. */
  private async settle(advance: ClockAdvance, pulse: () => void): Promise<boolean> {
    const { environmentId } = advance;
    const tx = this.database.reader;
    const givesUpAt = Date.now() + GIVE_UP_MS;
    const woken = new Map<string, number>();
    let pause = QUICKEST_LOOK_MS;
    while (Date.now() < givesUpAt) {
      pulse();
      const drained = await this.advances.outboxIsDrained(tx, environmentId);
      const unfinished = await this.waits.unfinished(tx, environmentId, await this.clock.now(environmentId));
      if (drained && unfinished.length === 0) return true;
      await this.wakeAll(
        unfinished.filter((wait) => wait.state === "waiting"),
        woken,
      );
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 1.5, SLOWEST_LOOK_MS);
    }
    return false;
  }

  // One wake per kind and pass is enough for runs (the dispatcher takes all that are due); flows are signalled one by one.
  private async wakeAll(due: Wait[], woken: Map<string, number>): Promise<void> {
    for (const wait of due) {
      const key = wait.kind === "billing_run" ? wait.kind : `${wait.kind}/${wait.subjectId}/${wait.dueAt}`;
      if (Date.now() - (woken.get(key) ?? 0) < WAKE_AGAIN_MS) continue;
      woken.set(key, Date.now());
      await this.wakers
        .wake(wait)
        .catch((error: unknown) =>
          this.log.warn({ err: error, kind: wait.kind }, "a due wait could not be woken; trying again"),
        );
    }
  }
}
