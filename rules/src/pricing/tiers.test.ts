import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { tierShares, type Tier, type TierMode } from "./tiers.js";

const d = (text: string) => Decimal.parse(text);
const tier = (
  upTo: string | null,
  unitAmount: string,
  flatAmount = "0",
  packageSize: string | null = null,
): Tier => ({
  upTo: upTo === null ? null : d(upTo),
  unitAmount: d(unitAmount),
  flatAmount: d(flatAmount),
  packageSize: packageSize === null ? null : d(packageSize),
});
const amounts = (quantity: string, tiers: Tier[], mode: TierMode) =>
  tierShares(d(quantity), tiers, mode).map((share) => share.amount.toString());

describe("the share of each tier", () => {
  const tiers = [tier("5", "0", "100"), tier("10", "0", "50"), tier("15", "5"), tier(null, "1")];

  test("graduated: a flat fee once per tier entered, bounds inclusive", () => {
    expect(amounts("22", tiers, "graduated")).toEqual(["100", "50", "25", "7"]);
    expect(amounts("5", tiers, "graduated")).toEqual(["100"]);
    expect(amounts("5.001", tiers, "graduated")).toEqual(["100", "50"]);
  });

  test("zero usage enters the first tier, unless it is told not to", () => {
    expect(amounts("0", tiers, "graduated")).toEqual(["100"]);
    expect(tierShares(d("0"), tiers, "graduated", false)).toEqual([]);
  });

  test("volume and stairstep: the tier reached alone", () => {
    expect(amounts("150", [tier("100", "1", "3"), tier(null, "0.5", "50")], "volume")).toEqual(["125"]);
    expect(amounts("11", [tier("10", "9", "50"), tier(null, "9", "100")], "stairstep")).toEqual(["100"]);
    expect(amounts("-50", [tier("100", "0.1"), tier(null, "0.02")], "volume")).toEqual(["-5"]);
  });

  test("packages: a begun one counts, in the tier's own size", () => {
    expect(amounts("5325", [tier("1000", "1", "0", "100"), tier(null, "1", "0", "1000")], "package")).toEqual(
      ["10", "5"],
    );
  });

  test("beyond a closed last tier, the last tier goes on", () => {
    expect(amounts("300", [tier("100", "1"), tier("200", "0.5")], "graduated")).toEqual(["100", "100"]);
  });

  test("graduated shares split the quantity without gap or overlap", () => {
    const bound = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(
        fc.uniqueArray(bound, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        (bounds, raw) => {
          const sorted = bounds.sort((a, b) => a - b);
          const open = [...sorted.map((upTo) => tier(String(upTo), "1")), tier(null, "1")];
          const quantity = new Decimal(raw, 3);
          const shares = tierShares(quantity, open, "graduated");
          expect(sumOf(shares.map((share) => share.quantity)).equals(quantity)).toBe(true);
        },
      ),
    );
  });
});
