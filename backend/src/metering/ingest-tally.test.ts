import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens");
  await scene.customer("acme");
});
afterAll(() => scene.stop());

type Row = { day: string; type: string } & Record<string, string>;
const tally = async (columns: string): Promise<Row[]> =>
  scene.api.db.database.reader.query<Row[]>(
    `SELECT day::text, type, ${columns
      .split(" ")
      .map((column) => `sum(${column})::text AS ${column}`)
      .join(", ")}
     FROM ingest_tally WHERE environment_id = $1 GROUP BY day, type ORDER BY day, type`,
    [scene.environmentId],
  );

test("every event that is sent is counted once for what became of it, on the day of its receipt and on its own", async () => {
  const first = call("acme", { time: "2026-03-08T11:00:00Z" });
  const sent = [
    first,
    first, // duplicate within the request
    call("acme", { type: "chat" }), // no meter counts it
    call("nobody"), // quarantined
    { id: "without type", customer: "acme" }, // rejected
  ];
  await scene.send(sent);
  await scene.send(sent); // all of it again: three duplicates, the quarantined one too, and two more
  await scene.send({ ...first, properties: { tokens: 1 } }); // conflict
  expect(await tally("accepted unmatched duplicate conflict quarantined rejected occurred")).toEqual([
    expect.objectContaining({ day: "2026-03-08", type: "call", accepted: "0", occurred: "1" }),
    expect.objectContaining({ day: "2026-03-10", type: "", rejected: "2", accepted: "0" }),
    {
      day: "2026-03-10",
      type: "call",
      accepted: "1",
      unmatched: "0",
      duplicate: "4", // 1, and then the first one twice and the quarantined one
      conflict: "1",
      quarantined: "1",
      rejected: "0",
      occurred: "0",
    },
    expect.objectContaining({ type: "chat", accepted: "1", unmatched: "1", duplicate: "1", occurred: "1" }),
  ]);
});

test("requests at the same time lose no count", async () => {
  const before = (await tally("accepted")).find(({ day, type }) => day === "2026-03-10" && type === "call");
  await Promise.all(Array.from({ length: 40 }, () => scene.send([call("acme"), call("acme")])));
  const after = (await tally("accepted")).find(({ day, type }) => day === "2026-03-10" && type === "call");
  expect(BigInt(after!["accepted"]!) - BigInt(before!["accepted"]!)).toBe(80n);
});
