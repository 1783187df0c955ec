import { Injectable } from "@nestjs/common";
import type { BilledPeriod } from "@atlas/workflows/contracts";
import { ChargeAtOnce } from "./charge-at-once.js";
import { CloseMetering } from "./close-metering.js";
import { FinalizeRun } from "./finalize-run.js";
import { RateAndDraft } from "./rate-and-draft.js";

/** A run from metering to the first charge. Each step commits for itself, and gives what stands when it is asked again. */
@Injectable()
export class BillPeriod {
  constructor(
    private readonly closeMetering: CloseMetering,
    private readonly rateAndDraft: RateAndDraft,
    private readonly finalizeRun: FinalizeRun,
    private readonly chargeAtOnce: ChargeAtOnce,
  ) {}

  async execute(environmentId: string, runId: string): Promise<BilledPeriod> {
    await this.closeMetering.execute(environmentId, runId);
    const drafted = await this.rateAndDraft.execute(environmentId, runId);
    if (drafted.kind === "ended") return drafted;
    if (drafted.needsApproval) return { kind: "awaiting_approval" };
    const { invoiceId } = drafted;
    const { charge } = await this.finalizeRun.execute(environmentId, runId, invoiceId);
    if (!charge || (await this.chargeAtOnce.execute(environmentId, runId, invoiceId)))
      return { kind: "ended" };
    return { kind: "to_charge", invoiceId };
  }
}
