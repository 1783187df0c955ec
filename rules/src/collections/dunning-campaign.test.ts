import { describe, expect, test } from "@jest/globals";

import { runCampaign, type CampaignState } from "./dunning-campaign.js";

const policy = { maxAttempts: 2, daysBetweenAttempts: 2, thresholds: { EUR: "150.00", USD: "100.00" } };

describe("a dunning campaign", () => {
  test("waits for the threshold, keeps its distance, stops after the last attempt", () => {
    let state: CampaignState = {};
    const asked: string[] = [];
    for (const [today, overdue] of [
      ["2025-01-06", "149.00"],
      ["2025-01-07", "155.00"],
      ["2025-01-09", "155.00"],
      ["2025-01-10", "155.00"],
      ["2025-01-13", "155.00"],
    ] as const) {
      const run = runCampaign(policy, state, { EUR: overdue }, today);
      if (run.requests.length > 0) asked.push(`${today}${run.finished ? " last" : ""}`);
      state = run.state;
    }
    expect(asked).toEqual(["2025-01-07", "2025-01-10 last"]);
  });

  test("counts each currency apart and finishes with the last of them", () => {
    const started: CampaignState = {
      USD: { attempts: 2, lastOn: "2025-01-06" },
      EUR: { attempts: 1, lastOn: "2025-01-06" },
    };
    const run = runCampaign(policy, started, { EUR: "159.00", USD: "120.00", GBP: "900.00" }, "2025-01-09");
    expect(run.requests).toEqual([{ currency: "EUR", amount: "159.00", attempt: 2 }]);
    expect(run.finished).toBe(true);
  });
});
