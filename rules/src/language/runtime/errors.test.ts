import { expect, test } from "@jest/globals";
import { messageOf } from "./errors.js";

const LONG = `No price for this model. ${"Ask the catalog's owner to add one. ".repeat(4)}Then retry the run.`;

test("what a rule's author wrote for a failure is whole, up to a thousand characters", () => {
  expect(messageOf("D3137", { message: LONG })).toBe(LONG);
  expect(messageOf("D3141", { message: "x".repeat(5_000) })).toHaveLength(1_000);
});

test("a value inside a sentence is cut, so that the sentence can be read", () =>
  expect(messageOf("D3030", { value: "9".repeat(80) })).toBe(
    `${"9".repeat(60)}… cannot be read as a number; check the text.`,
  ));
