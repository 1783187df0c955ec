import { expect, it } from "@jest/globals";
import { exactJson } from "./exact-json.js";
import { exactly } from "./exactly.js";

it("asks for the answer as text and reads it without losing a digit", async () => {
  const asked: unknown[] = [];
  const options = exactly({
    queryKey: [{ _id: "eventList", query: { limit: 1 } }],
    queryFn: (context: { queryKey: readonly [object] }): Promise<unknown> => {
      asked.push(context.queryKey[0]);
      return Promise.resolve('{"data":[{"tokens":12345678901234567890.123456789}]}');
    },
  });
  const read = await options.queryFn({ queryKey: [options.queryKey[0]!] });
  expect(exactJson(read)).toBe('{"data":[{"tokens":12345678901234567890.123456789}]}');
  expect(asked).toEqual([{ _id: "eventList", query: { limit: 1 }, parseAs: "text" }]);
  expect(options.queryKey).toEqual([{ _id: "eventList", query: { limit: 1 } }]);
});
