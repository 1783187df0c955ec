import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { buildWeb } from "./build-web.mjs";

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "atlas-web-"));
  mkdirSync(join(root, "frontend", "src"), { recursive: true });
  mkdirSync(join(root, "rules", "src"), { recursive: true });
  source("frontend/package.json", '{ "type": "module" }');
  source("frontend/index.html", '<div id="root"></div><script type="module" src="/src/main.ts"></script>');
  source("frontend/src/main.ts", `document.title = ${JSON.stringify("Atlas ".repeat(500))};`);
});
afterEach(() => rmSync(root, { recursive: true }));

/** @param {string} path @param {string} text */
const source = (path, text) => writeFileSync(join(root, path), text);
const assets = () => readdirSync(join(root, "frontend", "dist", "assets")).sort();
/** @param {string} name */
const asset = (name) => readFileSync(join(root, "frontend", "dist", "assets", name));

describe("building the web app", () => {
  test("gives a page, hashed files, and each of them compressed in both ways", async () => {
    expect(await buildWeb(root)).toBe(true);
    const [script = "", brotli = "", zipped = ""] = assets();
    expect(script).toMatch(/^index-[\w-]+\.js$/);
    expect(readFileSync(join(root, "frontend", "dist", "index.html"), "utf8")).toContain(script);
    expect(brotliDecompressSync(asset(brotli))).toEqual(asset(script));
    expect(gunzipSync(asset(zipped))).toEqual(asset(script));
    expect(asset(brotli).length).toBeLessThan(asset(script).length / 5);
  });

  test("is done again only when a source of the app or of the rules changed", async () => {
    await buildWeb(root);
    expect(await buildWeb(root)).toBe(false);
    source("frontend/src/main.test.ts", "throw new Error();");
    expect(await buildWeb(root)).toBe(false);
    source("rules/src/index.ts", "export const one = 1;");
    expect(await buildWeb(root)).toBe(true);
    source("frontend/src/main.ts", 'document.title = "other";');
    expect(await buildWeb(root)).toBe(true);
    expect(assets()).toHaveLength(1);
  });

  test("stops at an error with the bundler's words, and leaves the last build as it was", async () => {
    await buildWeb(root);
    const before = assets();
    source("frontend/src/main.ts", 'import "./nowhere.js";');
    await expect(buildWeb(root)).rejects.toThrow(/cannot be built[^]*nowhere/);
    expect(assets()).toEqual(before);
    expect(existsSync(join(root, ".atlas", "run", "build-web.lock"))).toBe(false);
  });
});
