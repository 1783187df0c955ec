import { Inject, Injectable } from "@nestjs/common";
import { CONFIG, logger, Slots, toAtlasError, type Config } from "../platform/index.js";
import { ChargeRun } from "./charge-run.js";

/**
 * Tries the first charge while its run is still at hand: nearly every one is answered within a second. One that fails is left to an
 * activity that tries again where it holds nobody up.
 */
@Injectable()
export class ChargeAtOnce {
  private readonly slots: Slots;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly chargeRun: ChargeRun,
  ) {
    // Half of the worker's local activities: the other half goes on billing while a provider does not answer.
    this.slots = new Slots(config.DATABASE_POOL);
  }

  /** Whether the charge has an outcome; false when no slot was free, or what failed may go well another time. */
  async execute(environmentId: string, runId: string, invoiceId: string): Promise<boolean> {
    return this.slots.run(async () => {
      try {
        await this.chargeRun.execute(environmentId, runId, invoiceId);
        return true;
      } catch (error) {
        if (toAtlasError(error).family === "caller") throw error;
        logger.warn({ err: error, runId }, "a first charge failed and is tried again");
        return false;
      }
    }, false);
  }
}
