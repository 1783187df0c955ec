import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens");
});
afterAll(() => scene.stop());

test("the same batch sent eight times at once is counted once", async () => {
  await scene.customer("storm");
  const batch = Array.from({ length: 500 }, () => call("storm", { properties: { tokens: 3 } }));
  const shuffled = Array.from({ length: 8 }, (_, lane) => [
    ...batch.slice(lane * 60),
    ...batch.slice(0, lane * 60),
  ]);
  const answers = await Promise.all(shuffled.map((events) => scene.send(events)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
  const sum = (status: string): number =>
    answers.reduce((total, answer) => total + (answer.body[status] as number), 0);
  expect({ accepted: sum("accepted"), duplicate: sum("duplicate") }).toEqual({
    accepted: 500,
    duplicate: 3_500,
  });
  expect(await scene.quantity("storm", "tokens")).toBe("1500");
});

test("two payloads under one id at once: one counts, the other is a conflict", async () => {
  await scene.customer("race");
  for (let round = 0; round < 5; round++) {
    const event = call("race", { properties: { tokens: 1 } });
    const answers = await Promise.all([
      scene.send(event),
      scene.send({ ...event, properties: { tokens: 1_000 } }),
    ]);
    expect(answers.map((answer) => answer.body.results[0].status as string).sort()).toEqual([
      "accepted",
      "conflict",
    ]);
  }
  const usage = await scene.usage("race", "tokens");
  expect(usage.total.events).toBe(5);
});

test("a meter made while events stream in counts every one of them", async () => {
  await scene.customer("meanwhile");
  let isDone = false;
  let sent = 0;
  const stream = async (): Promise<void> => {
    while (!isDone) {
      const events = Array.from({ length: 20 }, () =>
        call("meanwhile", { type: "task", properties: { units: 1 } }),
      );
      await scene.send(events);
      sent += events.length;
    }
  };
  const streams = [stream(), stream(), stream()];
  while (sent < 200) await scene.send([]);
  await scene.meter("units", { eventType: "task", valueProperty: "units" });
  const atRead = sent;
  while (sent < atRead + 200) await scene.send([]);
  isDone = true;
  await Promise.all(streams);
  expect(await scene.quantity("meanwhile", "units")).toBe(String(sent));
  const measured = await scene.api.db.database.reader.query<{ count: number }[]>(
    "SELECT count(*)::integer AS count FROM usage_event WHERE environment_id = $1 AND type = 'task' AND measures = '{}'",
    [scene.environmentId],
  );
  expect(measured[0]!.count).toBe(0);
});

test("property: any stream with repeats, cut into any batches sent at once, comes to the sum of its distinct events", async () => {
  let run = 0;
  const amount = fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 6 }))
    .map(([c, s]) => (c / 10 ** s).toFixed(s));
  const stream = fc.array(fc.tuple(fc.nat(15), fc.nat(3)), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 16, maxLength: 16 }), stream, async (amounts, picks) => {
      const customer = `prop-${(run += 1)}`;
      await scene.customer(customer);
      const text = (index: number) =>
        `{"id":"${customer}-${index}","type":"call","customer":"${customer}","properties":{"tokens":${amounts[index]!}}}`;
      const batches = [0, 1, 2, 3].map((lane) =>
        picks.filter((pick) => pick[1] === lane).map((pick) => text(pick[0])),
      );
      await Promise.all(batches.map((events) => scene.sendText(`[${events.join()}]`)));
      const micros = [...new Set(picks.map((pick) => pick[0]))].reduce(
        (sum, index) => sum + BigInt(Math.round(Number(amounts[index]) * 1e6)),
        0n,
      );
      const quantity = (await scene.usage(customer, "tokens")).total.quantity as string;
      const [whole = "", fraction = ""] = quantity.replace("-", "").split(".");
      const got = BigInt(whole + fraction.padEnd(6, "0")) * (quantity.startsWith("-") ? -1n : 1n);
      expect(got).toBe(micros);
    }),
    { numRuns: 25 },
  );
});
