import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../bootstrap/setup-error.mjs";

/**
 * @typedef {{ line: number, time: string, inputTokens: string, outputTokens: string }} UsageRow
 */

const HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

/**
 * The rows of one file of the Azure LLM inference trace; its last line ends without a newline.
 * @param {string} folder
 * @param {string} name
 * @returns {UsageRow[]}
 */
export function readUsageFile(folder, name) {
  const path = join(folder, name);
  const [header, ...lines] = readText(path)
    .split(/\r?\n/)
    .filter((line) => line !== "");
  if (header !== HEADER)
    throw new SetupError(`${path} does not begin with ${HEADER}.`, {
      remedy: "give the folder of the Azure LLM inference trace 2023.",
    });
  return lines.map((line, index) => {
    const [time = "", inputTokens = "", outputTokens = ""] = line.split(",");
    if (
      !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(time) ||
      !/^\d+$/.test(inputTokens) ||
      !/^\d+$/.test(outputTokens)
    ) {
      throw new SetupError(`${path}, line ${index + 2} is not "time,tokens,tokens": ${line}`);
    }
    return { line: index + 2, time: isoInstant(time), inputTokens, outputTokens };
  });
}

/** `2023-11-16 18:15:46.6805900` is UTC with 100 ns ticks; Atlas keeps microseconds. @param {string} text */
function isoInstant(text) {
  const [seconds = "", fraction = ""] = text.replace(" ", "T").split(".");
  return `${seconds}.${fraction.slice(0, 6).padEnd(6, "0")}Z`;
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new SetupError(`${path} cannot be read.`, {
      remedy: "give the folder that holds code.csv and conv.csv.",
    });
  }
}
