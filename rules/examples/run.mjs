// npm run examples: builds the library and this runner, then runs the published examples through them.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transpilePackage } from "../../scripts/build/transpile-package.mjs";

const examples = dirname(fileURLToPath(import.meta.url));
await transpilePackage(join(examples, ".."));
await transpilePackage(examples);
await import("./dist/main.js");
