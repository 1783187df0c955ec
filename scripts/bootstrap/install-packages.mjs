import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { acquireLock } from "../stack/lock.mjs";
import { packagesAreInstalled } from "./installed-packages.mjs";
import { step } from "./progress.mjs";
import { projectRoot } from "./project-root.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Makes `node_modules` agree with `package-lock.json`; does nothing when it does already.
 * @param {{ print?: import("./progress.mjs").Print, signal?: AbortSignal }} [options]
 */
export async function installPackages({ print, signal } = {}) {
  if (packagesAreInstalled(projectRoot)) return;
  // Two commands of one checkout (start and test, say) must not unpack into the same folder at once.
  const lock = await acquireLock(join(projectRoot, ".atlas", "run", "install.lock"), { waitMs: 15 * 60_000 });
  try {
    if (packagesAreInstalled(projectRoot)) return;
    await step("Installing packages (npm ci)", (note) => runNpmCi(note, signal), print);
  } finally {
    lock.release();
  }
}

/** @param {(text: string) => void} note @param {AbortSignal | undefined} signal */
async function runNpmCi(note, signal) {
  const modules = join(projectRoot, "node_modules");
  const counting = setInterval(() => note(`${countUnpacked(modules)} packages unpacked`), 1_000);
  const { command, args } = npmCommand();
  // --include=dev: the build tools are needed even where NODE_ENV=production is set.
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const child = spawn(command, [...args, ...options], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", resolve);
  });
  clearInterval(counting);
  note("");
  if (code === 0) return;
  throw new SetupError(`npm could not install the packages.\n${essence(output)}`, {
    tried: [`${command} ${[...args, ...options].join(" ")} (ended with ${code})`],
    remedy:
      "check the network and the registry that npm is set up for (`npm config get registry`), free disk space, and that this folder is writable; then run the command again.",
  });
}

/** The npm that started us, where there is one: its version and settings are then the ones the user knows. */
function npmCommand() {
  const npm = process.env["npm_execpath"];
  if (npm && /npm-cli\.c?js$/.test(npm)) return { command: process.execPath, args: [npm] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/** How many top-level packages are unpacked: npm makes their folders first and fills them later. @param {string} modules */
function countUnpacked(modules) {
  try {
    return readdirSync(modules).filter((name) => existsSync(join(modules, name, "package.json"))).length;
  } catch {
    return 0; // npm is just replacing the folder
  }
}

/** npm ends a complaint with pages of usage. @param {string} output */
function essence(output) {
  const lines = output.trim().split("\n");
  return [...lines.slice(0, 15), ...(lines.length > 16 ? ["…", lines.at(-1)] : lines.slice(15))].join("\n");
}
