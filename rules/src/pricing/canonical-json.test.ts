import { describe, expect, test } from "@jest/globals";

import { Decimal } from "../money/decimal.js";
import { canonicalJson } from "./canonical-json.js";
import { sha256 } from "./sha256.js";

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

  test("SHA-256 gives the published digests", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256("a".repeat(1_000_000))).toBe(
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    );
    expect(sha256("Grüße, 世界 🌍")).toBe("56ce95b9b665df65c2dd54a7567323ed5c883db32c86d3931f5a3a25b7be6c45");
  });
});
