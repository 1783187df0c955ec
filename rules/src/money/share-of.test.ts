import { expect, test } from "@jest/globals";
import { shareOf } from "./share-of.js";

test("a share is rounded half up, and there is none of nothing", () => {
  expect(shareOf("30", "40", 4)).toBe("0.75");
  expect(shareOf("2", "3", 4)).toBe("0.6667");
  expect(shareOf("0", "3", 4)).toBe("0");
  expect(shareOf("1", "0.00", 4)).toBeNull();
});
