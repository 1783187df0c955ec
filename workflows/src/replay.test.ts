import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { historyFromJSON } from "@temporalio/common/lib/proto-utils.js";
import { bundleWorkflowCode, Runtime, Worker, type WorkflowBundleWithSourceMap } from "@temporalio/worker";
import * as workflows from "./index.js";

const folder = join(import.meta.dirname, "../histories");
const recordings = readdirSync(folder).filter((name) => name.endsWith(".json"));

const ignore = (): void => undefined;
const logger = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  Runtime.install({ logger });
  workflowBundle = await bundleWorkflowCode({ workflowsPath: join(import.meta.dirname, "index.ts"), logger });
}, 60_000);

// What runs in production today must go on under tomorrow's code: a change that breaks a recorded history needs `patched`.
test.each(recordings)("the recorded history %s replays on the present workflow code", async (name) => {
  const history = historyFromJSON(JSON.parse(readFileSync(join(folder, name), "utf8")));
  await expect(Worker.runReplayHistory({ workflowBundle }, history, name)).resolves.toBeUndefined();
});

test("each workflow has a recording", () => {
  const types = recordings.map(
    (name) => /"workflowType":\s*\{\s*"name":\s*"(\w+)"/.exec(readFileSync(join(folder, name), "utf8"))?.[1],
  );
  expect(new Set(types)).toEqual(new Set(Object.keys(workflows)));
});
