import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Case } from "./case.js";
import { Condition, differences, Precise } from "./compare.js";
import { runCases } from "./run-cases.js";
import { Decimal } from "@atlas/rules";

const data = process.env["ATLAS_DATA"] ?? join(import.meta.dirname, "../../../../shared/data");
const file = join(data, "worked-examples", "cases.json");
const present = existsSync(file);
if (!present) console.warn(`The published examples are not at ${file}; their test is skipped.`);

describe("the runner of published examples", () => {
  (present ? test : test.skip)(
    "every portable example comes out to the last digit, and no model is unknown",
    () => {
      const outcomes = runCases(JSON.parse(readFileSync(file, "utf8")) as Case[]);
      const broken = outcomes.filter(
        ({ status, case: one }) => status !== "passed" && !one.note?.startsWith("[policy]"),
      );
      expect(broken.map(({ case: one, reason }) => `${one.id}: ${reason}`)).toEqual([]);
      expect(outcomes.filter(({ status }) => status === "unsupported")).toEqual([]);
    },
  );

  test("a wrong expectation, a missing input and an unknown model are each told", () => {
    const one = (model: string, inputs: Case["inputs"], expected: Case["expected"]): Case => ({
      id: model,
      source: "",
      model,
      inputs,
      expected,
    });
    const outcomes = runCases([
      one("per_unit", { unit_amount: "0.1", quantity: "3" }, { amount: "0.30000000000000004" }),
      one("per_unit", { quantity: "3" }, { amount: "0.3" }),
      one("per_unit", { unit_amount: "0.1", quantity: "3" }, { amount: "0.3", colour: "red" }),
      one("per_moon", {}, {}),
      one(
        "package+maximum",
        { package_size: "10", package_amount: "15", quantity: "35", maximum_spend: "50" },
        { total: "50", gross: "60" },
      ),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      "failed",
      "failed",
      "failed",
      "unsupported",
      "passed",
    ]);
    expect(outcomes[0]!.reason).toContain('computed "0.3"');
    expect(outcomes[1]!.reason).toContain("unit_amount");
    expect(outcomes[2]!.reason).toContain("colour");
  });

  test("what is no case is told too, and the others still run", () => {
    const fine = {
      id: "fine",
      source: "",
      model: "per_unit",
      inputs: { unit_amount: "0.067", quantity: "55" },
    };
    const outcomes = runCases([
      null,
      { ...fine, model: undefined },
      { ...fine, model: "__proto__", expected: { amount: "1" } },
      { ...fine, inputs: null, expected: { amount: "1" } },
      { ...fine, expected: {} },
      { ...fine, expected: { amount: "3.685" } },
    ] as unknown as Case[]);
    const statuses = outcomes.map(({ status }) => status);
    expect(statuses).toEqual(["unsupported", "unsupported", "unsupported", "failed", "failed", "passed"]);
  });

  test("numbers are compared by value, precise ones at the digits given, lists entry by entry", () => {
    expect(differences({ a: "1.50", b: [1] }, { a: Decimal.parse("1.5"), b: ["1"] })).toEqual([]);
    expect(differences({ a: "0.333" }, { a: new Precise(Decimal.parse("0.33333")) })).toEqual([]);
    expect(differences({ a: "0.334" }, { a: new Precise(Decimal.parse("0.33333")) })).toHaveLength(1);
    expect(differences({ a: [1, 2] }, { a: [1] })).toHaveLength(1);
    expect(differences({ a: 3 }, { a: new Condition((value) => value === 4, "four") })).toEqual([
      "a: expected 3, computed four",
    ]);
  });
});
