import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Json } from "./api.js";
import { repository } from "./real-data.js";
import { owner } from "./stack.js";

export type Import = { report: Json; output: string };

/**
 * `npm run demo:import` as a process of its own, into the environment `name`. `onLine` sees each line as it is printed. Throws
 * with everything printed when it fails.
 */
export async function demoImport(
  folder: string,
  name: string,
  onLine: (line: string) => void = () => undefined,
): Promise<Import> {
  const child = spawn(
    process.execPath,
    [join(repository, "scripts", "demo-import.mjs"), folder, "--environment", name],
    {
      cwd: repository,
      env: { PATH: process.env["PATH"], ATLAS_URL: owner.url, ATLAS_API_KEY: owner.key },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  let unfinished = "";
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    const lines = `${unfinished}${chunk.toString()}`.split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  const code = await new Promise((settle, fail) => child.once("error", fail).once("close", settle));
  if (code !== 0) throw new Error(`the import ended with ${String(code)}:\n${output}`);
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  return { report: JSON.parse(last), output };
}
