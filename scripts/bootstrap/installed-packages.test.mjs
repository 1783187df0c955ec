import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { packagesAreInstalled } from "./installed-packages.mjs";

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "atlas-packages-"));
  mkdirSync(join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** @param {string} path @param {object} packages */
const write = (path, packages) => writeFileSync(join(root, path), JSON.stringify({ packages }));

const LOCK = {
  "": { name: "atlas" },
  rules: { version: "0.1.0" },
  "node_modules/@atlas/rules": { link: true },
  "node_modules/pg": { version: "8.0.0" },
  "node_modules/only-on-windows": { version: "1.0.0", optional: true },
};

describe("whether packages must be installed", () => {
  test("not when all are there but those of other platforms", () => {
    write("package-lock.json", LOCK);
    write("node_modules/.package-lock.json", {
      "node_modules/@atlas/rules": { link: true },
      "node_modules/pg": { version: "8.0.0" },
    });
    expect(packagesAreInstalled(root)).toBe(true);
  });

  test("yes in a fresh clone, and after an install that was interrupted", () => {
    write("package-lock.json", LOCK);
    expect(packagesAreInstalled(root)).toBe(false);
  });

  test("yes when the lock file asks for another version, or one package more", () => {
    write("package-lock.json", LOCK);
    write("node_modules/.package-lock.json", {
      "node_modules/@atlas/rules": { link: true },
      "node_modules/pg": { version: "7.9.0" },
    });
    expect(packagesAreInstalled(root)).toBe(false);
    write("node_modules/.package-lock.json", { "node_modules/pg": { version: "8.0.0" } });
    expect(packagesAreInstalled(root)).toBe(false);
  });
});
