import { spawn } from "node:child_process";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { missingLine } from "./marked-blocks.mjs";

/** @typedef {import("./marked-blocks.mjs").MarkedBlock} MarkedBlock */
/** @typedef {{ block: MarkedBlock, output: string, reason: string }} PageFailure */

// Printed before each block, so that its output can be told from the others'. No command prints this character.
const SEPARATOR = "\u001e";

/**
 * Runs a page's blocks one after the other in one shell, as a reader does who pastes them; what one sets, the next one sees.
 * Stops at the first command that fails.
 * @param {MarkedBlock[]} blocks
 * @param {Record<string, string>} environment added to this process's own
 * @param {AbortSignal} signal
 * @returns {Promise<PageFailure | null>}
 */
export async function runPage(blocks, environment, signal) {
  const script = [
    "set -euo pipefail",
    ...blocks.map(({ commands }) => `printf '${SEPARATOR}'\n${commands}`),
  ].join("\n");
  const { code, output } = await bash(script, environment, signal);
  const outputs = output.split(SEPARATOR).slice(1);
  for (const [index, block] of blocks.entries()) {
    const printed = outputs[index] ?? "";
    if (index === outputs.length - 1 && code !== 0)
      return { block, output: printed, reason: `exit code ${code}` };
    const missing = missingLine(block.expected, printed);
    if (missing !== null) return { block, output: printed, reason: `the output does not show: ${missing}` };
  }
  return null;
}

/**
 * @param {string} script @param {Record<string, string>} environment @param {AbortSignal} signal
 * @returns {Promise<{ code: number, output: string }>}
 */
function bash(script, environment, signal) {
  return new Promise((resolve, reject) => {
    // The script is an argument: on standard input, a command that reads it would swallow the rest of the page.
    const shell = spawn("bash", ["-c", `exec 2>&1\n${script}`], {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
      signal,
    });
    let output = "";
    shell.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    shell.on("error", reject);
    shell.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
