import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { uuidOf } from "./database.js";
import type { Environment } from "./environment.js";
import { stack } from "./stack.js";

/** The worker (or API) kills itself with SIGKILL when it next reaches the point `name` for this environment. */
export function armFailpoint(name: string, environment: Environment): void {
  appendFileSync(fileName(), `${name} ${uuidOf(environment.id)}\n`);
}

/** Whether an armed point has fired. */
export function hasFired(name: string, environment: Environment): boolean {
  const line = `${name} ${uuidOf(environment.id)}`;
  const fired = `${fileName()}.fired`;
  return existsSync(fired) && readFileSync(fired, "utf8").split("\n").includes(line);
}

function fileName(): string {
  return join(stack.home.root, "failpoints");
}
