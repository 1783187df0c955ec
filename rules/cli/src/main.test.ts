import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { main } from "./main.js";

let folder: string;
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "atlas-rules-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the command line", () => {
  const price = {
    currency: "EUR",
    template: "package",
    meter: "calls",
    params: { packageSize: "100", packageAmount: "1" },
  };

  test("rates a price of a standard model", async () => {
    const { code, out } = await run(
      "rate",
      "--price",
      file("p.json", price),
      "--usage",
      file("u.json", { usage: { calls: "101" } }),
    );
    const rating = JSON.parse(out) as { lines: { amount: string }[]; trace: unknown[] };
    expect([code, rating.lines[0]!.amount]).toEqual([0, "2.00"]);
    expect(rating.trace.length).toBeGreaterThan(0);
  });

  test("explains in sentences", async () => {
    const { out } = await run(
      "explain",
      "--price",
      file("p.json", price),
      "--usage",
      file("u.json", { usage: { calls: 101 } }),
    );
    expect(out).toContain("Packages begun: $ceil(101 / 100) = 2.");
  });

  test("a rule that fails is shown at its place, with exit code 1", async () => {
    const own = {
      currency: "EUR",
      ruleText:
        '(\n  $q := $$.usage.calls.quantity;\n  { "lines": [{ "code": "a", "description": "A", "amount": $q / 0 }] }\n)',
    };
    const { code, err } = await run(
      "rate",
      "--price",
      file("p.json", own),
      "--usage",
      file("u.json", { usage: { calls: "1" } }),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^3:60 D3150 .*\n.*\$q \/ 0.*\n +\^{6}$/);
  });

  test("evaluates exactly, strict unless told otherwise", async () => {
    expect(await run("eval", "0.1 + 0.2")).toMatchObject({ code: 0, out: '"0.3"' });
    const input = file("i.json", { a: 1 });
    expect((await run("eval", "a + b", "--input", input)).code).toBe(1);
    expect(await run("eval", "a + b", "--input", input, "--compat")).toMatchObject({
      code: 0,
      out: "undefined",
    });
  });

  test("numbers in files keep all their digits", async () => {
    const text = '{ "x": 12345678901234567890.123, "t": "12345678901234567890", "y": [0.30000000000000004] }';
    const input = file("long.json", text);
    expect(await run("eval", "$$.x * 2", "--input", input)).toMatchObject({
      out: '"24691357802469135780.246"',
    });
    expect(await run("eval", "$$.t & '!'", "--input", input)).toMatchObject({
      out: '"12345678901234567890!"',
    });
    expect(await run("eval", "$$.y[0] - 0.3", "--input", input)).toMatchObject({
      out: '"0.00000000000000004"',
    });
    const usage = file("u.json", '{ "usage": { "calls": 12345678901234567890.5 } }');
    const unit = { currency: "EUR", template: "per_unit", meter: "calls", params: { unitAmount: "1" } };
    expect((await run("rate", "--price", file("p.json", unit), "--usage", usage)).out).toContain(
      '"12345678901234567890.5"',
    );
  });

  test.each([
    ["{ no", "is not JSON"],
    ["[]", "must be a JSON object"],
    ["{}", '"usage" must be a JSON object'],
    ['{ "usage": { "calls": "many" } }', 'must be a quantity such as "150"'],
  ])("usage %s is a problem of the file: exit code 1", async (text, message) => {
    const { code, err } = await run(
      "rate",
      "--price",
      file("p.json", price),
      "--usage",
      file("u.json", text),
    );
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain("Usage: ");
  });

  test("checks all at once and formats in place", async () => {
    const broken = await run("check", file("broken.jsonata", "1 + \n * 2)"));
    expect(broken.code).toBe(1);
    const path = file("rule.jsonata", "( 1+2 )");
    expect(await run("fmt", "--check", path)).toMatchObject({ code: 1, out: path });
    expect((await run("fmt", "--write", path)).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe("(1 + 2)\n");
    expect((await run("fmt", "--check", path)).code).toBe(0);
  });

  test("tells what a price does that its author may not want, without failing", async () => {
    const tiers = [
      { upTo: "10", unitAmount: "2" },
      { upTo: null, unitAmount: "1" },
    ];
    const cliff = { currency: "EUR", template: "volume", meter: "calls", params: { tiers } };
    const { code, out } = await run("check", "--price", file("p.json", cliff));
    expect(code).toBe(0);
    expect(out).toContain(
      "violated bill-falls: 11 of calls cost 11.00 EUR, less than 10, which cost 20.00 EUR.",
    );
    expect(out.split("\n").at(-1)).toBe("No problems.");
  });

  test.each([
    [["rate"], "Give both --price and --usage."],
    [["fly"], "There is no command fly."],
    [["eval", "--nope"], "--nope"],
    [["eval", "1", "+", "1"], "What is +?"],
    [["rate", "--price", "/no/such/file", "--usage", "-"], "Cannot read /no/such/file"],
  ])("%j is a mistake on the command line: exit code 2", async (args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test("a wrong price tells everything at once", async () => {
    const wrong = { currency: "EUR", template: "package", params: { packageSize: "0" } };
    const { code, err } = await run(
      "rate",
      "--price",
      file("p.json", wrong),
      "--usage",
      file("u.json", { usage: {} }),
    );
    expect(code).toBe(1);
    expect(err.split("\n").sort()).toEqual([
      "meter is missing; name the meter that is priced",
      "params.packageAmount is missing; give a value",
      "params.packageSize must be at least 0.000001",
    ]);
  });
});
