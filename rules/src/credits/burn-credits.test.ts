import { describe, expect, test } from "@jest/globals";

import { burnCredits, burnOrder, type CreditGrant } from "./burn-credits.js";

const at = "2026-02-01T00:00:00.000Z";
const grant = (id: string, over: Partial<CreditGrant> = {}): CreditGrant => ({
  id,
  kind: "paid",
  balance: "10",
  priority: 0,
  expiresAt: null,
  createdAt: "2026-01-01T00:00:00Z",
  scope: null,
  ...over,
});

describe("credits", () => {
  test("burn by priority, then soonest expiry, then promotional, then oldest", () => {
    const order = burnOrder(
      [
        grant("newer", { createdAt: "2026-01-02T00:00:00Z" }),
        grant("older"),
        grant("gift", { kind: "promotional" }),
        grant("late", { expiresAt: "2026-12-31T00:00:00Z" }),
        grant("soon", { expiresAt: "2026-03-01T00:00:00Z" }),
        grant("first", { priority: -1 }),
      ],
      at,
    );
    expect(order.map(({ id }) => id)).toEqual(["first", "soon", "late", "gift", "older", "newer"]);
  });

  test("an expired or empty grant burns nothing; expiry counts from its very instant", () => {
    const order = burnOrder(
      [
        grant("expired", { expiresAt: at }),
        grant("empty", { balance: "0" }),
        grant("live", { expiresAt: "2026-02-01T00:00:00.001Z" }),
      ],
      at,
    );
    expect(order.map(({ id }) => id)).toEqual(["live"]);
  });

  test("a scoped grant pays only for what it names, and a shared one is split without losing a cent", () => {
    const result = burnCredits({
      grants: [
        grant("tokens", { scope: ["tokens"], balance: "5" }),
        grant("any", { balance: "1.00", priority: 1 }),
      ],
      demands: [
        { id: "a", amount: "3.00", keys: ["tokens"] },
        { id: "b", amount: "2.00", keys: ["seats"] },
        { id: "c", amount: "1.00", keys: ["seats"] },
      ],
      at,
      digits: 2,
    });
    expect(result.burns).toEqual([
      { grantId: "tokens", demandId: "a", amount: "3.00" },
      { grantId: "any", demandId: "b", amount: "0.67" },
      { grantId: "any", demandId: "c", amount: "0.33" },
    ]);
    expect(result.balances).toEqual({ tokens: "2", any: "0" });
    expect(result.uncovered.map(({ amount }) => amount)).toEqual(["0.00", "1.33", "0.67"]);
  });

  test("a sliver below one cent stays in the grant", () => {
    const result = burnCredits({
      grants: [grant("sliver", { balance: "0.015" })],
      demands: [{ id: "a", amount: "1.00", keys: [] }],
      at,
      digits: 2,
    });
    expect(result).toMatchObject({ used: "0.01", balances: { sliver: "0.005" } });
  });
});
