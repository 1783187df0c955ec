import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { reservePorts } from "./ports.mjs";

/** @type {string} */
let folder;
/** @type {string} */
let file;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atlas-ports-"));
  file = join(folder, "ports.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {number} port */
async function listenOn(port) {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: /** @type {import("node:net").AddressInfo} */ (server.address()).port,
    close: () => server.close(),
  };
}

describe("ports of a stack", () => {
  test("are the same at the next start", async () => {
    const first = await reservePorts(file, ["postgres"], "any");
    await first.releaseAll();
    const second = await reservePorts(file, ["postgres"], "any");
    await second.releaseAll();
    expect(second.number("postgres")).toBe(first.number("postgres"));
    expect(second.number("api")).toBe(first.number("api"));
  });

  test("go around what another program has taken meanwhile", async () => {
    const first = await reservePorts(file, ["postgres"], "any");
    await first.releaseAll();
    const intruder = await listenOn(first.number("postgres"));
    const second = await reservePorts(file, ["postgres"], "any");
    await second.releaseAll();
    intruder.close();
    expect(second.number("postgres")).not.toBe(first.number("postgres"));
  });

  test("of two stacks that start at the same moment differ, though neither listens yet", async () => {
    const one = await reservePorts(file, [], undefined);
    const other = await reservePorts(join(folder, "other.json"), [], undefined);
    expect(other.number("api")).not.toBe(one.number("api"));
    await Promise.all([one.releaseAll(), other.releaseAll()]);
  });

  test("named by PORT are taken or refused in plain words, never replaced", async () => {
    const intruder = await listenOn(0);
    await expect(reservePorts(file, [], String(intruder.port))).rejects.toThrow(`Port ${intruder.port}`);
    intruder.close();
    await expect(reservePorts(file, [], "http")).rejects.toThrow("PORT=http is not a port");
    await expect(reservePorts(file, [], "70000")).rejects.toThrow("PORT=70000 is not a port");
  });

  test("named by PORT are not remembered for starts without it", async () => {
    const free = await listenOn(0);
    free.close();
    const named = await reservePorts(file, [], String(free.port));
    await named.releaseAll();
    const next = await reservePorts(file, [], undefined);
    await next.releaseAll();
    expect(named.number("api")).toBe(free.port);
    expect(next.number("api")).not.toBe(free.port);
  });
});
