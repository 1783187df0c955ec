// Started by guard.mjs when a supervisor died without stopping its processes: stops them in its stead.
// Arguments: data folder, number and start of the dead supervisor.
import { rmSync } from "node:fs";
import { homeLayout } from "./home.mjs";
import { endRecordedProcesses, readProcessRecord } from "./process-record.mjs";
import { removeLockOf } from "./lock.mjs";

const [root = "", pid = "", started = ""] = process.argv.slice(2);
const home = homeLayout(root);
const record = readProcessRecord(home.processes);
// A newer supervisor may have taken over and written its own record: its processes are not ours to stop.
if (record && record.supervisor.pid === Number(pid) && record.supervisor.started === started) {
  await endRecordedProcesses(record);
  const current = readProcessRecord(home.processes);
  if (current?.supervisor.started === started && current.supervisor.pid === Number(pid)) {
    rmSync(home.processes, { force: true });
  }
  removeLockOf(home.lock, { pid: Number(pid), started });
}
