import { describe, expect, test } from "@jest/globals";
import { newId } from "../platform/index.js";
import { jitter } from "./schedule-run.js";

const WINDOW = 6 * 3_600;

describe("jitter", () => {
  test("is the same for one subscription, whoever asks", () => {
    const id = newId();
    expect(new Set(Array.from({ length: 100 }, () => jitter(id, WINDOW))).size).toBe(1);
  });

  test("stays within its window, and is none without one", () => {
    for (let count = 0; count < 1_000; count++) {
      const seconds = jitter(newId(), WINDOW);
      expect(Number.isInteger(seconds) && seconds >= 0 && seconds < WINDOW).toBe(true);
    }
    expect(jitter(newId(), 0)).toBe(0);
  });

  test("spreads subscriptions that were made in one moment over all of it", () => {
    const perHour = new Array<number>(6).fill(0);
    for (let count = 0; count < 6_000; count++) perHour[Math.floor(jitter(newId(), WINDOW) / 3_600)]! += 1;
    // 1 000 are expected in each hour, with a standard deviation of 29: 200 away is beyond chance.
    for (const howMany of perHour) expect(Math.abs(howMany - 1_000)).toBeLessThan(200);
  });
});
