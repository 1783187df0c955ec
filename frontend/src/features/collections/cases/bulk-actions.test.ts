import { expect, test } from "@jest/globals";
import type { CollectionCase } from "../../../api/generated/index.js";
import { sortOut, type BulkAction } from "./bulk-actions.js";

const caseOf = (
  customerName: string,
  status: CollectionCase["status"],
  collectionMethod: CollectionCase["collectionMethod"] = "charge_automatically",
): CollectionCase => ({ customerName, status, collectionMethod }) as CollectionCase;

const cases = [
  caseOf("by card", "active"),
  caseOf("paused", "paused"),
  caseOf("by transfer", "active", "send_invoice"),
  caseOf("paused, by transfer", "paused", "send_invoice"),
];

test.each<[BulkAction, string[]]>([
  ["retry", ["by card"]],
  ["pause", ["by card", "by transfer"]],
  ["resume", ["paused", "paused, by transfer"]],
])("%s is done to those it says something to, and names the others with the reason", (action, names) => {
  const { wanted, left } = sortOut(action, cases);
  expect(wanted.map(({ customerName }) => customerName)).toEqual(names);
  expect(left).toHaveLength(cases.length - names.length);
  expect(left.every(({ why }) => why !== "")).toBe(true);
});

test("a transfer is not said to be charged", () => {
  const [, left] = sortOut("retry", cases).left;
  expect(left?.why).toMatch(/bank transfer/);
});
