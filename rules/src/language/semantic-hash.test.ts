import { expect, test } from "@jest/globals";
import { semanticHash } from "./semantic-hash.js";

test("layout and comments do not change the hash; meaning does", () => {
  const hash = semanticHash("($a := q * 2; $a + 1)");
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(semanticHash("(\n  /* @a */ $a:=q*2;\n $a+1 )")).toBe(hash);
  expect(semanticHash("($a := q * 2; $a + 1.0)")).not.toBe(hash);
  expect(semanticHash("($b := q * 2; $b + 1)")).not.toBe(hash);
  expect(() => semanticHash("1 +")).toThrow(expect.objectContaining({ code: "S0207" }));
});
