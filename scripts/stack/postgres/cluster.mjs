import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../../bootstrap/setup-error.mjs";

export const DATABASE_USER = "atlas";

/**
 * Makes the database cluster at the first start; an interrupted attempt leaves nothing behind that a later one would take
 * for a cluster.
 * @param {import("./data-place.mjs").DataPlace} place
 * @param {string} binaries folder of `initdb`
 * @param {{ password: string, durable: boolean }} options `durable: false` skips fsync, for tests
 */
export async function createCluster({ folder, account }, binaries, { password, durable }) {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = join(draft, "password");
  const data = join(draft, "data");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  await runInitdb(join(binaries, "initdb"), data, passwordFile, durable, account);
  rmSync(folder, { recursive: true, force: true });
  renameSync(data, folder);
  rmSync(draft, { recursive: true, force: true });
}

/**
 * @param {string} program
 * @param {string} data
 * @param {string} passwordFile
 * @param {boolean} durable
 * @param {import("./account.mjs").Account | undefined} account
 */
async function runInitdb(program, data, passwordFile, durable, account) {
  const args = [
    "--pgdata",
    data,
    "--username",
    DATABASE_USER,
    "--pwfile",
    passwordFile,
    "--auth",
    "scram-sha-256",
  ];
  // A fixed locale: text must sort the same on every machine, whatever its language.
  args.push(
    "--encoding",
    "UTF8",
    "--locale-provider",
    "builtin",
    "--builtin-locale",
    "C.UTF-8",
    "--locale",
    "C",
  );
  if (!durable) args.push("--no-sync");
  const child = spawn(program, args, {
    cwd: "/",
    env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", resolve);
  });
  if (code === 0) return;
  throw new SetupError(`PostgreSQL could not make its data folder ${data}.\n${output.trim()}`, {
    tried: [`${program} (ended with ${code})`],
    remedy: "check free disk space and the permissions of that folder, then start again.",
  });
}
