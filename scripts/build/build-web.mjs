import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { acquireLock } from "../stack/lock.mjs";
import { writeFileAtomically } from "../stack/write-file-atomically.mjs";
import { compressAssets } from "./compress-assets.mjs";
import { filesBelow } from "./source-files.mjs";

// A cold build takes half a minute on a slow machine; whoever waits for the lock wants the result of it.
const WAIT_FOR_OTHER_BUILD_MS = 300_000;
const NOT_SHIPPED = /\.test\.tsx?$|README\.md$/;

/**
 * Makes `frontend/dist`, what the API serves as the web app. Done again only when a source of the app or of `rules`, or a
 * package's version, changed. The folder is replaced as a whole, so a running API never serves half a build.
 * @param {string} root the checkout
 * @returns {Promise<boolean>} whether it was made anew
 */
export async function buildWeb(root) {
  const dist = join(root, "frontend", "dist");
  const stamp = join(dist, ".build.sha256");
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprintOf(root);
  if (isCurrent()) return false;
  const lock = await acquireLock(join(root, ".atlas", "run", "build-web.lock"), {
    waitMs: WAIT_FOR_OTHER_BUILD_MS,
  });
  try {
    if (isCurrent()) return false; // made by another command meanwhile
    // Taken before: a source that changes during the build must not count as built.
    const fingerprint = fingerprintOf(root);
    const draft = join(root, ".atlas", "run", "web-draft");
    rmSync(draft, { recursive: true, force: true });
    await runVite(root, draft);
    await compressAssets(draft);
    writeFileAtomically(join(draft, ".build.sha256"), fingerprint, 0o644);
    replaceFolder(draft, dist);
    return true;
  } finally {
    lock.release();
  }
}

/** @param {string} root */
function fingerprintOf(root) {
  const hash = createHash("sha256");
  for (const file of sourcesOf(root)) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** What the build is made from, as paths below the checkout. @param {string} root */
function sourcesOf(root) {
  const app = readdirSync(join(root, "frontend"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join("frontend", entry.name))
    .sort();
  const folders = ["frontend/src", "frontend/public", "rules/src"];
  const below = folders.flatMap((folder) => filesBelow(join(root, folder)).map((file) => join(folder, file)));
  const shared = ["package-lock.json", "tsconfig.base.json"].filter((file) => existsSync(join(root, file)));
  return [...shared, ...app, ...below].filter((file) => !NOT_SHIPPED.test(file));
}

/** @param {string} root @param {string} output */
async function runVite(root, output) {
  // A process of its own: the bundler's memory would otherwise stay with the supervisor that builds and then watches.
  const child = spawn(
    process.execPath,
    [viteProgram(), "build", "--outDir", output, "--emptyOutDir", "--logLevel", "warn"],
    {
      cwd: join(root, "frontend"),
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });
  if (code === 0) return;
  // The bundler draws the place; its own stack says nothing about it.
  const [drawing = said] = stripVTControlCharacters(said).split(/\n\s+at /);
  throw new SetupError(`The web app cannot be built.\n${drawing.trim()}`);
}

/** The bundler's command line, which `npm run dev` runs too. */
export function viteProgram() {
  const fromApp = createRequire(join(projectRoot, "frontend", "package.json"));
  return join(dirname(fromApp.resolve("vite/package.json")), "bin", "vite.js");
}

/** @param {string} draft @param {string} target */
function replaceFolder(draft, target) {
  const old = `${draft}-old`;
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(draft, target);
  rmSync(old, { recursive: true, force: true });
}
