import { describe, expect, test } from "@jest/globals";
import { addressLines } from "./document-parties.js";

const unknown = { line1: null, line2: null, city: null, region: null, postalCode: null, country: null };

describe("an address on paper", () => {
  test.each([
    [{ city: "Springfield", region: "IL", postalCode: "62701", country: "US" }, "Springfield, IL 62701"],
    [{ city: "London", postalCode: "EC3M 3JY", country: "GB" }, "London, EC3M 3JY"],
    [{ city: "Leipzig", postalCode: "04109", country: "DE" }, "04109 Leipzig"],
    [
      { city: "Segovia", region: "Castilla y León", postalCode: "40001", country: "ES" },
      "40001 Segovia, Castilla y León",
    ],
    [{ city: "Leipzig", postalCode: "04109" }, "Leipzig, 04109"],
    [{ postalCode: "04109", country: "DE" }, "04109"],
  ])("has code and city in the order of its country: %j", (address, line) => {
    expect(addressLines({ ...unknown, ...address })).toEqual([line]);
  });

  test("leaves no gap for what is not known", () => {
    expect(addressLines(unknown)).toEqual([]);
    expect(addressLines({ ...unknown, line1: "12 Main Street", line2: "Floor 3" })).toEqual([
      "12 Main Street",
      "Floor 3",
    ]);
  });
});
