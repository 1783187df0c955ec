import { expect, test } from "@jest/globals";

import { metersOf, paramsOf } from "./rule-text.js";

test("a rule names the meters and parameters that it reads, wherever they stand", () => {
  const text = `(
    $a := $$.usage.api_calls.quantity;
    $b := $$.usage.\`gpt 4\`.groups[by.model = $$.params.model].(quantity * $$.params.prices[0].unitAmount);
    $c := $sum($append([], $$.usage.storage.groups[quantity > 1]^(quantity).quantity));
    { "lines": [] }
  )`;
  expect(metersOf(text)).toEqual(["api_calls", "gpt 4", "storage"]);
  expect(paramsOf(text)).toEqual(["model", "prices"]);
});

test("what may be any meter is not guessed", () => {
  expect(metersOf("$sum($$.usage.*.quantity)")).toBeNull();
  expect(metersOf('$lookup($$.usage, "x").quantity')).toBeNull();
  expect(metersOf("$keys($$)")).toBeNull();
  expect(metersOf("1 + 1")).toEqual([]);
});
