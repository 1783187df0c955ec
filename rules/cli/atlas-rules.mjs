#!/usr/bin/env node
// npx atlas-rules: the library's door for people and scripts. In a checkout the built files are brought up to date first.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = dirname(fileURLToPath(import.meta.url));
const builder = join(cli, "..", "..", "scripts", "build", "transpile-package.mjs");
if (existsSync(builder)) {
  const { transpilePackage } = await import(builder);
  await transpilePackage(join(cli, ".."));
  await transpilePackage(cli);
}
const { main } = await import("./dist/main.js");
process.exitCode = await main(process.argv.slice(2));
