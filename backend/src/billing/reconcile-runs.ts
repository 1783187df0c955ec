import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { ClockAdvanceRepository } from "./clock-advance.repository.js";
import { DispatchDueRuns } from "./dispatch-due-runs.js";
import { StartAdvanceWorkflow } from "./start-advance-workflow.js";

const SUSPECT_AFTER_MINUTES = 5;
const BATCH = 200;

/**
 * Looks after the runs that have been running for long and the advances of clocks: after Temporal came back from an older backup
 * their workflow may be gone, or wait for a signal that was sent after that backup. One that is well does not mind being woken.
 */
@Injectable()
export class ReconcileRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly advances: ClockAdvanceRepository,
    private readonly dispatch: DispatchDueRuns,
    private readonly startAdvance: StartAdvanceWorkflow,
  ) {}

  /** Gives how many it looked after. */
  async execute(suspectAfterMinutes = SUSPECT_AFTER_MINUTES): Promise<number> {
    const tx = this.database.reader;
    const suspects = await this.runs.longRunning(tx, suspectAfterMinutes, BATCH);
    for (const run of suspects) await this.dispatch.wakeWorkflow(run);
    const advances = await this.advances.allRunning(tx);
    for (const { environmentId, id } of advances)
      await this.startAdvance.execute({ environmentId, advanceId: id });
    return suspects.length + advances.length;
  }
}
