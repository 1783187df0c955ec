import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";
import { parsePublicId, Waits } from "../platform/index.js";
import { AdvanceClock } from "./advance-clock.js";

const START = "2026-01-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(START);
}, 60_000);
afterAll(() => scene.close());

const advance = (body: object) => scene.client.post("/v1/clock/advance", body);
/** Does what the workflow does, once the outbox has nothing that would hold the clock. */
const carryOut = async (id: string): Promise<void> => {
  await scene.database.reader.query("UPDATE outbox_event SET dispatched_at = clock_timestamp()");
  await scene.use(AdvanceClock).execute(scene.environmentId, parsePublicId("clk", id) ?? "", () => undefined);
};

describe("the clock", () => {
  test("is advanced by one at a time: the second asker is told that it is busy", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => advance({ to: "2026-01-02T00:00:00.000Z" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body.code).toBe("clock.busy");
    const { id } = answers.find(({ status }) => status === 202)!.body;
    expect((await scene.must("GET", "/v1/clock")).advancing).toBe(id);
    await carryOut(id);
    expect(await scene.must("GET", "/v1/clock")).toMatchObject({
      now: "2026-01-02T00:00:00.000Z",
      advancing: null,
    });
    await carryOut(id); // taken up again after a crash at the last moment
    expect((await scene.must("GET", `/v1/clock/advances/${id}`)).status).toBe("completed");
  });

  test.each([
    ["backwards", { to: "2025-12-31T00:00:00.000Z" }, "clock.backwards"],
    ["to where it stands", { to: "2026-01-02T00:00:00.000Z" }, "clock.backwards"],
    ["three years ahead", { by: "P3Y" }, "clock.too_far"],
  ])("is not moved %s", async (_where, body, code) => {
    const answer = await advance(body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(answer.body.errors).toMatchObject([{ field: "to" }]);
  });

  test("stops where something waits, and goes on when that is done", async () => {
    const { environmentId, database } = scene;
    const wait = { environmentId, kind: "test", subjectId: environmentId };
    const stop = "2026-01-10T00:00:00.000Z";
    await database.transaction((tx) => scene.use(Waits).register(tx, { ...wait, dueAt: stop }));
    const { body } = await advance({ to: "2026-02-01T00:00:00.000Z" });
    const seen: string[] = [];
    await database.reader.query("UPDATE outbox_event SET dispatched_at = clock_timestamp()");
    let looks = 0;
    await scene.use(AdvanceClock).execute(environmentId, parsePublicId("clk", body.id) ?? "", () => {
      looks += 1;
      if (looks % 3 === 0)
        void scene.must("GET", "/v1/clock").then(async ({ now }) => {
          seen.push(now);
          if (now === stop)
            await database.transaction((tx) => scene.use(Waits).settle(tx, { ...wait, state: "done" }));
        });
    });
    expect(seen).toContain(stop);
    expect(await scene.must("GET", `/v1/clock/advances/${body.id}`)).toMatchObject({
      status: "completed",
      reached: "2026-02-01T00:00:00.000Z",
    });
  });
});
