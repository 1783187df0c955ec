import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import * as page from "./browser.js";
import * as library from "./index.js";

type Example = { source: string; says: string };

/** The statements of the README's examples, in order, each with the comment that says what comes out. */
function examples(): Example[] {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const lines = blocks.join("\n").split("\n");
  const found: Example[] = [];
  let statement = "";
  for (const line of lines.filter((one) => one !== "" && !one.startsWith("import "))) {
    const [, code = line, says = ""] = /^(.*?;) \/\/ (.*)$/.exec(line) ?? [];
    statement += `${code}\n`;
    if (!code.endsWith(";") || openBrackets(statement) > 0) continue;
    found.push({ source: statement.trim().replace(/;$/, ""), says });
    statement = "";
  }
  return found;
}

const openBrackets = (code: string): number =>
  (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0);

/** Runs every statement in one scope and returns what each gave: a value as JSON, or the error's code. */
function run(all: readonly Example[]): (string | undefined)[] {
  const names = Object.keys(library).join(", ");
  const body = all.map(({ source }, index) =>
    source.startsWith("const ") ? `${source};` : `record(${index}, () => (${source}));`,
  );
  const program = runInThisContext(`({ ${names} }, compileInPage, record) => { ${body.join("\n")} }`) as (
    lib: unknown,
    compileInPage: unknown,
    record: (index: number, make: () => unknown) => void,
  ) => void;
  const results: (string | undefined)[] = [];
  program(library, page.compile, (index, make) => {
    try {
      results[index] = JSON.stringify(make());
    } catch (error) {
      results[index] = `throws ${(error as { code: string }).code}`;
    }
  });
  return results;
}

describe("the README's examples run", () => {
  const all = examples();
  const results = run(all);

  test("there is one for each feature", () => {
    expect(all.length).toBeGreaterThan(20);
  });

  // Other comments put a result into words; their examples must still run.
  const exact = all
    .map((one, index) => ({ ...one, index }))
    .filter(({ says }) => /^(["{[]|true|throws )/.test(says));
  test.each(exact)("$source", ({ says, index }) => {
    const expected = says.startsWith("throws ")
      ? says.slice(0, "throws R1001".length)
      : JSON.stringify(runInThisContext(`(${says})`));
    expect(results[index]).toBe(expected);
  });

  test("none of the others fails", () => {
    const failed = all.filter(
      ({ says }, index) => results[index]?.startsWith("throws ") && !says.startsWith("throws "),
    );
    expect(failed).toEqual([]);
  });
});

describe("everything public has a docstring", () => {
  test.each(["index.ts", "browser.ts", "checks.ts"])("%s", (door) => {
    const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
    const bare = [...read(`./${door}`).matchAll(/export (?:type )?\{([^}]*)\} from "\.\/(.*)\.js"/g)].flatMap(
      ([, names, file]) =>
        names!
          .split(",")
          .map((name) => name.replace("type ", "").trim())
          .filter((name) => name !== "" && !isDocumented(read(`./${file!}.ts`), name))
          .map((name) => `${file!}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

function isDocumented(text: string, name: string): boolean {
  const passedOn = new RegExp(`export (type )?\\{[^}]*\\b${name}\\b`).test(text);
  return passedOn || new RegExp(`\\*/\\nexport (abstract )?\\w+ ${name}\\b`).test(text);
}
