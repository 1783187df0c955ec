import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import webpack from "webpack";
import { build } from "../../scripts/build/build.mjs";

/** What a page may have to load before a price can be drawn and previewed. */
const MAX_BYTES = 60_000;

await build(["rules"]);
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const output = mkdtempSync(join(tmpdir(), "atlas-browser-"));

/** The bytes of a door of the library as a page would load it: bundled for browsers, minified, gzipped. */
async function gzippedBytes(door) {
  const filename = `${door}.js`;
  const stats = await new Promise((resolve, reject) =>
    webpack(
      {
        mode: "production",
        // A Node built-in in the bundle is an error here.
        target: ["web", "es2022"],
        entry: join(dist, filename),
        output: { path: output, filename, library: { type: "module" } },
        experiments: { outputModule: true },
        performance: false,
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    ),
  );
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  return gzipSync(readFileSync(join(output, filename)), { level: 9 }).length;
}

try {
  const page = await gzippedBytes("browser");
  const checks = await gzippedBytes("checks");
  const whole = await gzippedBytes("index");
  console.log(`@atlas/rules/browser  ${page} bytes gzipped, at most ${MAX_BYTES}`);
  console.log(`@atlas/rules/checks   ${checks} alone; most of it is shared with the above`);
  console.log(`@atlas/rules          ${whole}, with periods, invoices and credits`);
  console.log(JSON.stringify({ bench: "browser", gzipBytes: page, maxBytes: MAX_BYTES, checks, whole }));
  process.exitCode = page <= MAX_BYTES ? 0 : 1;
} finally {
  rmSync(output, { recursive: true, force: true });
}
