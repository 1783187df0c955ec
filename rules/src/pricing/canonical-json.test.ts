import { describe, expect, test } from "@jest/globals";

import { Decimal } from "../money/decimal.js";
import { canonicalJson } from "./canonical-json.js";

describe("stable bytes", () => {
  test("keys are sorted, decimals are text, absence is absent", () => {
    const value = {
      b: [1, undefined, { d: true, c: null }],
      a: Decimal.parse("0.10"),
      z: undefined,
      ä: "\u2028",
    };
    expect(canonicalJson(value)).toBe('{"a":"0.1","b":[1,null,{"c":null,"d":true}],"ä":"\u2028"}');
  });

  test("what JSON cannot hold is refused", () => {
    expect(() => canonicalJson({ a: () => 1 })).toThrow(TypeError);
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
  });
});
