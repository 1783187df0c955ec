import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { contenders, ownIntervals, type Claim } from "./claims.js";

const claim = (subscriptionId: string, from: number, to: number | null, ...meters: string[]): Claim => ({
  subscriptionId,
  from,
  to,
  meterKeys: new Set(meters),
});

test("usage without a subscription is the earliest-made one's, and where that does not price it, the next one's", () => {
  const claims = [claim("a", 10, 20, "tokens"), claim("a", 20, null, "other"), claim("b", 0, null, "tokens")];
  expect(ownIntervals(claims, "a", "tokens")).toEqual([{ from: 10, to: 20 }]);
  expect(ownIntervals(claims, "b", "tokens")).toEqual([
    { from: 0, to: 10 },
    { from: 20, to: null },
  ]);
  expect(ownIntervals(claims, "b", "other")).toEqual([]);
  expect(contenders(claims, "tokens", 15)).toBe(2);
  expect(contenders(claims, "tokens", 20)).toBe(1);
});

test("property: every moment that anyone prices belongs to exactly one subscription, and a later one takes nothing away", () => {
  const interval = fc.tuple(fc.nat(30), fc.option(fc.integer({ min: 1, max: 15 }), { nil: null }));
  const subscriptions = fc.array(fc.array(interval, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(subscriptions, (histories) => {
      const claims = histories.flatMap((history, index) =>
        history.map(([from, length]) =>
          claim(`s${index}`, from, length === null ? null : from + length, "m"),
        ),
      );
      const owners = (known: readonly Claim[], count: number, at: number): string[] =>
        Array.from({ length: count }, (_, index) => `s${index}`).filter((id) =>
          ownIntervals(known, id, "m").some(({ from, to }) => from <= at && (to === null || at < to)),
        );
      for (let at = 0; at < 50; at++) {
        const own = owners(claims, histories.length, at);
        expect(own.length).toBe(contenders(claims, "m", at) > 0 ? 1 : 0);
        const earlier = claims.filter((each) => each.subscriptionId !== `s${histories.length - 1}`);
        const before = owners(earlier, histories.length - 1, at);
        if (before.length > 0) expect(own).toEqual(before);
      }
    }),
  );
});
