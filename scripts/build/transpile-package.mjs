import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import swc from "@swc/core";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { writeFileAtomically } from "../stack/write-file-atomically.mjs";
import { filesBelow } from "./source-files.mjs";

/**
 * What was built from what: per source file a fingerprint of its text and the settings.
 * @typedef {Record<string, string>} Manifest
 */

/** @type {import("@swc/core").Options} */
const SWC = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", decorators: true },
    // Nest and TypeORM read the types of constructor parameters and columns at run time.
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: "es6" },
};
const SETTINGS = `${swc.version} ${JSON.stringify(SWC)}`;
const NOT_SHIPPED = /\.(test|spec)\.ts$|\.d\.ts$|README\.md$/;

/**
 * Brings `<folder>/dist` to what `<folder>/src` says: TypeScript becomes JavaScript (types are not checked here), other files
 * are copied, and what has no source any more is removed. Only what changed is done again.
 * @param {string} folder of the package
 * @returns {Promise<{ changed: string[], total: number }>} source files done again or gone
 */
export async function transpilePackage(folder) {
  const source = join(folder, "src");
  const target = join(folder, "dist");
  const manifestFile = join(target, ".build.json");
  const before = readManifest(manifestFile);
  /** @type {Manifest} */
  const after = {};
  const files = filesBelow(source).filter((file) => !NOT_SHIPPED.test(file));
  const changed = Object.keys(before).filter((file) => !files.includes(file));
  for (const file of changed) removeOutput(target, file);
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(join(source, file));
      const fingerprint = createHash("sha256").update(SETTINGS).update(text).digest("hex");
      after[file] = fingerprint;
      if (before[file] === fingerprint && existsSync(join(target, outputName(file)))) return;
      changed.push(file);
      await build(source, target, file, text.toString("utf8"));
    }),
  );
  if (changed.length > 0) writeFileAtomically(manifestFile, JSON.stringify(after), 0o644);
  return { changed, total: files.length };
}

/** @param {string} source @param {string} target @param {string} file @param {string} text */
async function build(source, target, file, text) {
  const output = join(target, outputName(file));
  mkdirSync(dirname(output), { recursive: true });
  if (!file.endsWith(".ts")) {
    copyFileSync(join(source, file), output);
    return;
  }
  const sourceFileName = relative(dirname(output), join(source, file));
  const { code, map } = await swc
    .transform(text, { ...SWC, filename: join(source, file), sourceFileName })
    .catch((error) => Promise.reject(syntaxError(join(source, file), error)));
  const mapName = `${output}.map`;
  writeFileSync(mapName, map ?? "");
  writeFileSync(output, `${code}\n//# sourceMappingURL=${mapName.slice(mapName.lastIndexOf("/") + 1)}\n`);
}

/** The compiler's drawing of the place, without its own stack. @param {string} path @param {unknown} error */
function syntaxError(path, error) {
  const text = error instanceof Error ? error.message : String(error);
  const [drawing = text] = text.split(/\n\s*(?:Caused by|Stack backtrace):/);
  return new SetupError(`${path} cannot be compiled.\n${drawing.trimEnd()}`, { cause: error });
}

/** @param {string} file */
function outputName(file) {
  return file.replace(/\.ts$/, ".js");
}

/** @param {string} target @param {string} file */
function removeOutput(target, file) {
  const output = join(target, outputName(file));
  rmSync(output, { force: true });
  rmSync(`${output}.map`, { force: true });
}

/**
 * @param {string} file
 * @returns {Manifest}
 */
function readManifest(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {}; // never built, or interrupted: build all
  }
}
