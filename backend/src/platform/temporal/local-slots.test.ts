import { expect, test } from "@jest/globals";
import { LocalSlots } from "./local-slots.js";

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
const local = { isLocal: true };
const now = (): Promise<string> => Promise.resolve("done");

test("one too many fails at once, and finds a slot when another has ended, well or not", async () => {
  const slots = new LocalSlots(2);
  const [first, second] = [waiting(), waiting()];
  const runs = [slots.run(local, first.work), slots.run(local, second.work)];
  await expect(slots.run(local, now)).rejects.toMatchObject({ nonRetryable: true });
  first.end("paid");
  await expect(runs[0]).resolves.toBe("paid");
  await expect(slots.run(local, now)).resolves.toBe("done");
  second.fail(new Error("the provider does not answer"));
  await expect(runs[1]).rejects.toThrow("does not answer");
  await expect(Promise.all([slots.run(local, now), slots.run(local, now)])).resolves.toEqual([
    "done",
    "done",
  ]);
});

test("an ordinary activity needs none", async () => {
  const slots = new LocalSlots(1);
  const held = waiting();
  const run = slots.run(local, held.work);
  await expect(slots.run({ isLocal: false }, now)).resolves.toBe("done");
  held.end("paid");
  await run;
});
