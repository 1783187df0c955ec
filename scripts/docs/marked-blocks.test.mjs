import { describe, expect, test } from "@jest/globals";
import { markedBlocks, missingLine } from "./marked-blocks.mjs";

const page = (/** @type {string[]} */ ...lines) => lines.join("\n");

describe("command blocks of a page", () => {
  test("only marked ones are run, each with the output that follows it", () => {
    const text = page(
      "# Title",
      "```bash",
      "npm start",
      "```",
      "<!-- ci: run -->",
      "",
      "```bash",
      "echo one",
      "echo two",
      "```",
      "prints",
      "<!-- ci: output -->",
      "```text",
      "one",
      "two",
      "```",
    );
    expect(markedBlocks(text)).toEqual([
      { line: 8, commands: "echo one\necho two", expected: ["one", "two"] },
    ]);
  });

  test("a mark that marks nothing is an error, as is a block without an end", () => {
    expect(() => markedBlocks(page("<!-- ci: run -->", "text"))).toThrow("line 2");
    expect(() => markedBlocks(page("<!-- ci: output -->", "```text", "x", "```"))).toThrow(
      "no marked command block",
    );
    expect(() => markedBlocks(page("<!-- ci: run -->", "```bash", "echo"))).toThrow("does not end");
  });
});

describe("what a block should print", () => {
  test("lines in order, others may stand between; an ellipsis is anything", () => {
    const output = "INV-000002  72.41 EUR  paid\nsomething\nINV-000001  31.98 EUR  paid\n";
    expect(missingLine(["INV-000002  …  paid", "INV-000001  31.98 EUR  paid"], output)).toBeNull();
    expect(missingLine(["INV-000001  …", "INV-000002  …"], output)).toBe("INV-000002  …");
    expect(missingLine(["72.41"], output)).toBe("72.41");
  });
});
