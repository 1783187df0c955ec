import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { transpilePackage } from "./transpile-package.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atlas-build-"));
  mkdirSync(join(folder, "src", "deep"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {string} path @param {string} text */
const source = (path, text) => writeFileSync(join(folder, "src", path), text);

describe("building a package", () => {
  test("gives JavaScript that runs, with decorator metadata, source maps and the other files beside it", async () => {
    source("deep/one.ts", "export const one: number = 1;\n");
    source("main.ts", 'import { one } from "./deep/one.js";\nexport const two: number = one + 1;\n');
    source("letter.typ", "= A letter\n");
    source("main.test.ts", "throw new Error();\n");
    await transpilePackage(folder);
    const built = await import(pathToFileURL(join(folder, "dist", "main.js")).href);
    expect(built.two).toBe(2);
    expect(JSON.parse(readFileSync(join(folder, "dist", "main.js.map"), "utf8")).sources).toEqual([
      "../src/main.ts",
    ]);
    expect(readFileSync(join(folder, "dist", "letter.typ"), "utf8")).toBe("= A letter\n");
    expect(existsSync(join(folder, "dist", "main.test.js"))).toBe(false);
  });

  test("does only what changed, and removes what has no source any more", async () => {
    source("a.ts", "export const a = 1;\n");
    source("b.ts", "export const b = 1;\n");
    expect((await transpilePackage(folder)).changed.sort()).toEqual(["a.ts", "b.ts"]);
    expect((await transpilePackage(folder)).changed).toEqual([]);
    source("a.ts", "export const a = 2;\n");
    rmSync(join(folder, "src", "b.ts"));
    expect((await transpilePackage(folder)).changed.sort()).toEqual(["a.ts", "b.ts"]);
    expect(existsSync(join(folder, "dist", "b.js"))).toBe(false);
  });

  test("makes again what somebody removed from the output", async () => {
    source("a.ts", "export const a = 1;\n");
    await transpilePackage(folder);
    rmSync(join(folder, "dist", "a.js"));
    expect((await transpilePackage(folder)).changed).toEqual(["a.ts"]);
  });

  test("stops at a syntax error, and builds that file once it is mended", async () => {
    source("a.ts", "export const a = ;\n");
    await expect(transpilePackage(folder)).rejects.toThrow("Expression expected");
    source("a.ts", "export const a = 1;\n");
    expect((await transpilePackage(folder)).changed).toEqual(["a.ts"]);
  });
});
