import { Injectable, type OnModuleInit } from "@nestjs/common";
import { Database, OutboxHandlers, Waits, WaitWakers, type OutboxEvent } from "../platform/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";
import { FollowSubscription } from "./follow-subscription.js";
import { StartAdvanceWorkflow } from "./start-advance-workflow.js";

/** What billing does when something happened in the contexts before it. */
@Injectable()
export class BillingEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly wakers: WaitWakers,
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly dispatch: DispatchDueRuns,
    private readonly follow: FollowSubscription,
    private readonly startAdvance: StartAdvanceWorkflow,
    private readonly waits: Waits,
  ) {}

  onModuleInit(): void {
    const dispatch = async (event: OutboxEvent): Promise<void> => {
      await this.dispatch.execute(event.environmentId);
    };
    this.handlers.on("subscription.created", "billing.open", async (event) => {
      await this.follow.created(environmentOf(event), event.aggregateId);
      await dispatch(event);
    });
    this.handlers.on("subscription.cancelled", "billing.close", async (event) => {
      await this.follow.cancelled(environmentOf(event), event.aggregateId);
      await dispatch(event);
    });
    this.handlers.on("billing_run.completed", "billing.next", dispatch);
    this.handlers.on("billing_run.retried", "billing.retry", dispatch);
    this.handlers.on("clock_advance.requested", "billing.advance", (event) =>
      this.startAdvance.execute({ environmentId: environmentOf(event), advanceId: event.aggregateId }),
    );
    this.handlers.on("invoice.approved", "billing.approved", (event) => this.wakeRunOf(event));
    this.handlers.on("invoice.voided", "billing.discarded", (event) => this.wakeRunOf(event));
    this.wakers.on(BILLING_RUN_WAIT, async (wait) => {
      await this.dispatch.execute(wait.environmentId);
    });
  }

  private async wakeRunOf(event: OutboxEvent): Promise<void> {
    const environmentId = environmentOf(event);
    const seen = await this.runs.byInvoice(this.database.reader, environmentId, event.aggregateId);
    if (!seen) return;
    const isOnItsWay = await this.database.transaction(async (tx) => {
      const { id, status } = await this.runs.locked(tx, environmentId, seen.id);
      if (status !== "awaiting_approval" && status !== "running") return false;
      await transition(tx, environmentId, id, "running");
      const key = { environmentId, kind: BILLING_RUN_WAIT, subjectId: id };
      await this.waits.settle(tx, { ...key, state: "processing" });
      return true;
    });
    if (isOnItsWay) await this.dispatch.wakeWorkflow(seen);
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}
