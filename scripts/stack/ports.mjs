import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { writeFileAtomically } from "./write-file-atomically.mjs";

/** @typedef {Awaited<ReturnType<typeof reservePorts>>} Ports */

const API_DEFAULT = 4400;
const API_TRIES = 100;
// Below the range that systems hand out for outgoing connections, so that no passing connection sits on a port of ours
// while its server restarts.
const INTERNAL_FROM = 15_000;
const INTERNAL_TO = 30_000;

/**
 * Finds a free port for each name and holds it, so that a stack starting at the same moment cannot take it; `release(name)`
 * just before the server of that name starts. The choice is remembered in `file` and reused where still free.
 * @param {string} file
 * @param {string[]} internal names of ports nobody types
 * @param {string | undefined} wanted the value of PORT for the API; "any" takes one that nobody types either
 */
export async function reservePorts(file, internal, wanted) {
  const remembered = readRemembered(file);
  /** @type {Map<string, { port: number, free: () => Promise<void> }>} */
  const held = new Map();
  try {
    held.set("api", await holdApi(wanted, remembered["api"]));
    for (const name of internal) held.set(name, await holdInternal(remembered[name]));
  } catch (error) {
    for (const { free } of held.values()) await free();
    throw error;
  }
  const numbers = Object.fromEntries([...held].map(([name, { port }]) => [name, port]));
  // A port asked for by PORT is for this start alone.
  const kept =
    wanted && wanted !== "any"
      ? { ...remembered, ...numbers, api: remembered["api"] }
      : { ...remembered, ...numbers };
  writeFileAtomically(file, `${JSON.stringify(kept, null, 2)}\n`);
  return {
    /** @param {string} name */
    number(name) {
      const entry = held.get(name);
      if (!entry) throw new Error(`no port named ${name}`);
      return entry.port;
    },
    /** @param {string} name */
    release: (name) => held.get(name)?.free() ?? Promise.resolve(),
    releaseAll: async () => {
      for (const { free } of held.values()) await free();
    },
  };
}

/** @param {string | undefined} wanted @param {number | undefined} remembered */
function holdApi(wanted, remembered) {
  if (wanted === "any") return holdInternal(remembered);
  return wanted ? holdWanted(wanted) : holdFrom(remembered ?? API_DEFAULT);
}

/** @param {string} wanted */
async function holdWanted(wanted) {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SetupError(`PORT=${wanted} is not a port.`, {
      remedy: "give a number from 1 to 65535, or leave PORT out.",
    });
  }
  const free = await hold(port, true);
  if (free) return { port, free };
  throw new SetupError(
    `Port ${port} (PORT=${wanted}) is taken by another program, or not allowed to this user.`,
    {
      remedy: "stop what listens there, choose another PORT, or leave PORT out and a free one is found.",
    },
  );
}

/** @param {number} first */
async function holdFrom(first) {
  const candidates = [first, ...Array.from({ length: API_TRIES }, (_, index) => API_DEFAULT + index)];
  for (const port of candidates) {
    const free = await hold(port, true);
    if (free) return { port, free };
  }
  throw new SetupError(`No free port from ${API_DEFAULT} to ${API_DEFAULT + API_TRIES - 1}.`, {
    remedy: "name a free one: PORT=8080 npm start",
  });
}

/** @param {number | undefined} remembered */
async function holdInternal(remembered) {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = tries === 0 && remembered ? remembered : randomInt(INTERNAL_FROM, INTERNAL_TO);
    const free = await hold(port, false);
    if (free) return { port, free };
  }
  throw new SetupError(`No free port found between ${INTERNAL_FROM} and ${INTERNAL_TO} on 127.0.0.1.`, {
    remedy: "check that this machine lets programs listen on 127.0.0.1.",
  });
}

/**
 * The first free port from a number on, for a server that starts at once.
 * @param {number} first
 */
export async function freePortFrom(first) {
  for (let port = first; port < first + API_TRIES; port += 1) {
    const free = await hold(port, true);
    if (!free) continue;
    await free();
    return port;
  }
  throw new SetupError(`No free port from ${first} to ${first + API_TRIES - 1}.`);
}

/**
 * @param {number} port
 * @param {boolean} named whether people type it: then `localhost` must not lead to another program on ::1 either
 * @returns {Promise<(() => Promise<void>) | undefined>} a function that gives the port free, or undefined when it is taken
 */
async function hold(port, named) {
  const hosts = named ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
  /** @type {import("node:net").Server[]} */
  const servers = [];
  const free = async () => {
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  };
  for (const host of hosts) {
    const server = createServer();
    const problem = await new Promise((resolve) => {
      server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
      server.listen({ port, host, exclusive: true }, () => resolve(undefined));
    });
    if (problem === undefined) {
      server.unref();
      servers.push(server);
    } else if (host === "127.0.0.1" || problem === "EADDRINUSE") {
      await free();
      return undefined;
    }
  }
  return free;
}

/**
 * @param {string} file
 * @returns {Record<string, number | undefined>}
 */
function readRemembered(file) {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {}; // only a memory: what cannot be read is chosen anew
  }
}
