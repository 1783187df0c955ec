import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { openLog } from "../stack/log-file.mjs";

const STOP_DEADLINE_MS = 5_000;

/**
 * Seeds the demo beside a running stack, in a process of its own that yields to all others and ends with the stack. Where it was
 * cut off, the next start takes it up.
 * @param {import("../stack/running-stack.mjs").RunningStack} stack
 * @param {(line: string) => void} print
 */
export function launchDemo(stack, print) {
  const log = join(stack.home.logs, "demo.log");
  const output = openLog(log);
  const child = spawn(process.execPath, [join(projectRoot, "scripts", "demo-seed.mjs")], {
    env: { ...process.env, ATLAS_HOME: stack.home.root },
    // Ctrl-C in the terminal reaches only the supervisor, which then stops all in order.
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const ended = new Promise((resolve) => {
    child.once("error", resolve);
    child.once("exit", resolve);
  });
  const { pid } = child;
  if (pid === undefined) return;
  yieldToOthers(pid);
  // Should the supervisor be killed, its guard ends this one too.
  stack.surroundings.record.add(pid, {
    name: "demo",
    stopSignal: "SIGTERM",
    stopDeadlineMs: STOP_DEADLINE_MS,
  });
  void ended.then((code) => {
    stack.surroundings.record.remove(pid);
    if (code !== 0 && !stack.stopping)
      print(`The demo environment is not complete; the next start goes on. Log: ${log}`);
  });
  stack.onStop(async () => {
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_DEADLINE_MS);
    child.kill("SIGTERM");
    await ended;
    clearTimeout(late);
  });
}

/** @param {number} pid */
function yieldToOthers(pid) {
  try {
    setPriority(pid, 10);
  } catch {
    // not allowed here: it is only slower for the others
  }
}
