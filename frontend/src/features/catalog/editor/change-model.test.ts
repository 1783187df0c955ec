import { describe, expect, it } from "@jest/globals";
import { lostBy, withModel } from "./change-model.js";
import { emptyPrice, type PriceDraft } from "./version-draft.js";

const graduated: PriceDraft = {
  ...emptyPrice("graduated"),
  params: {
    tiers: [
      { upTo: "100", unitAmount: "1", flatAmount: "5" },
      { upTo: null, unitAmount: "0.5" },
    ],
    minimum: "3",
  },
};

describe("another model of a price", () => {
  it("keeps the tiers where it has tiers of the same kind, and loses nothing", () => {
    expect(withModel(graduated, "volume").params).toEqual(graduated.params);
    expect(lostBy(graduated, "volume")).toEqual([]);
  });

  it("keeps of each tier what both have, and names what is lost", () => {
    expect(withModel(graduated, "stairstep").params).toMatchObject({
      tiers: [{ upTo: "100", flatAmount: "5" }, { upTo: null }],
    });
    expect(lostBy(graduated, "stairstep")).toEqual(["unit price of the tiers"]);
  });

  it("names tiers that it has no place for", () => {
    expect(lostBy(graduated, "per_unit")).toEqual(["tiers"]);
    expect(lostBy(emptyPrice("graduated"), "per_unit")).toEqual([]);
  });

  it("names a rule that was written by hand", () => {
    expect(lostBy({ ...graduated, template: null, ruleText: "1" }, "flat")).toEqual([
      "the rule as it was written",
    ]);
  });
});
