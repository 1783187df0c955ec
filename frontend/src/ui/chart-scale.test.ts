import { expect, test } from "@jest/globals";
import { chartScale, nameEvery } from "./chart-scale.js";

test("the lines of a chart lie at round values around all of its own", () => {
  expect(chartScale([12, 2_410.6]).ticks).toEqual([0, 1_000, 2_000, 3_000]);
  expect(chartScale([0.25, 0.9]).ticks).toEqual([0, 0.5, 1]);
  expect(chartScale([0.3]).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  expect(chartScale([-40, 100]).ticks).toEqual([-50, 0, 50, 100]);
});

test("a chart of nothing still has its ground", () => {
  expect(chartScale([]).ticks[0]).toBe(0);
  expect(chartScale([0, 0]).high).toBeGreaterThan(0);
});

test("names are left out where they would run into each other", () => {
  expect(nameEvery(31, 434, 56)).toBe(4);
  expect(nameEvery(3, 434, 56)).toBe(1);
  expect(nameEvery(31, 0, 56)).toBeGreaterThan(30);
});
