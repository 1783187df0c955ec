import { expect, test } from "@jest/globals";
import { Slots } from "./slots.js";

/** Work that waits until it is told to end. */
function waiting(): {
  work: () => Promise<string>;
  end: (answer: string) => void;
  fail: (error: Error) => void;
} {
  let end: (answer: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((resolve, reject) => ([end, fail] = [resolve, reject]));
  return { work: () => promise, end, fail };
}
const now = (): Promise<string> => Promise.resolve("done");

test("one too many is left undone, and finds a slot when another has ended, well or not", async () => {
  const slots = new Slots(2);
  const [first, second] = [waiting(), waiting()];
  const runs = [slots.run(first.work, "undone"), slots.run(second.work, "undone")];
  await expect(slots.run(now, "undone")).resolves.toBe("undone");
  first.end("paid");
  await expect(runs[0]).resolves.toBe("paid");
  await expect(slots.run(now, "undone")).resolves.toBe("done");
  second.fail(new Error("the provider does not answer"));
  await expect(runs[1]).rejects.toThrow("does not answer");
  await expect(Promise.all([slots.run(now, "undone"), slots.run(now, "undone")])).resolves.toEqual([
    "done",
    "done",
  ]);
});
