import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "@swc/core";
import { API_KEY, WEBHOOK_SECRET, eventually } from "./provider-test-bed.js";

const SOURCES = dirname(fileURLToPath(import.meta.url));

/** The provider as a child process, as it runs in earnest: built, started by `main.ts`, killable. */
export interface ProviderProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** Builds the provider into a folder of its own, where node can run it; remove it by calling `remove`. */
export async function buildProvider(): Promise<{ entry: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "simulated-provider-"));
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(SOURCES, "../../../../node_modules"), join(folder, "node_modules"));
  for (const name of await readdir(SOURCES)) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
    const source = await readFile(join(SOURCES, name), "utf8");
    const { code } = await transform(source, {
      filename: name,
      jsc: { target: "es2023", parser: { syntax: "typescript" } },
      module: { type: "es6" },
    });
    await writeFile(join(folder, "dist", name.replace(/\.ts$/, ".js")), code);
  }
  return { entry: join(folder, "dist", "main.js"), remove: () => rm(folder, { recursive: true }) };
}

/** Starts a process on `port` and waits until it answers. */
export async function spawnProvider(
  entry: string,
  options: { databaseUrl: string; port: number; env?: Record<string, string> },
): Promise<ProviderProcess> {
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env["PATH"],
      PROVIDER_PORT: String(options.port),
      PROVIDER_DATABASE_URL: options.databaseUrl,
      PROVIDER_SECRET: API_KEY,
      PROVIDER_WEBHOOK_SECRET: WEBHOOK_SECRET,
      PROVIDER_WEBHOOK_RETRY_MS: "20",
      PROVIDER_FAULT_DUPLICATE: "0",
      PROVIDER_FAULT_REORDER: "0",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  }
  const url = `http://127.0.0.1:${options.port}`;
  await eventually("the provider to listen", async () => {
    if (child.exitCode !== null) throw new Error(`The provider ended with ${child.exitCode}: ${output}`);
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    return response?.ok === true ? true : undefined;
  });
  return { url, child, output: () => output };
}

/** Ends the process with a signal and waits until it is gone; answers its exit code (null when killed). */
export async function endProvider(
  provider: ProviderProcess,
  signal: "SIGKILL" | "SIGTERM",
): Promise<number | null> {
  if (provider.child.exitCode !== null || provider.child.signalCode !== null) return provider.child.exitCode;
  const gone = once(provider.child, "exit");
  provider.child.kill(signal);
  await gone;
  return provider.child.exitCode;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was free.");
  return address.port;
}
