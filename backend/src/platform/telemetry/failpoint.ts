import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where tests kill a process. Off unless ATLAS_FAILPOINTS is `on`; then `$ATLAS_HOME/failpoints` may hold
 * lines `<name> <environment uuid>`; reaching an armed point takes its line out of the file, so it fires once, and kills
 * this very process with SIGKILL: no handler, no flush, as a machine dies.
 */
export async function failpoint(name: string, environmentId: string): Promise<void> {
  const home = process.env["ATLAS_HOME"];
  if (process.env["ATLAS_FAILPOINTS"] !== "on" || !home) return;
  const file = join(home, "failpoints");
  if (!existsSync(file)) return;
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const index = lines.indexOf(`${name} ${environmentId}`);
  if (index === -1) return;
  lines.splice(index, 1);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  appendFileSync(`${file}.fired`, `${name} ${environmentId}\n`);
  process.kill(process.pid, "SIGKILL");
  await new Promise(() => undefined);
}
