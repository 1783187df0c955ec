import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { RuleSyntaxError } from "./runtime/errors.js";
import { parse } from "./syntax/parser.js";
import { printWithoutComments } from "./syntax/printer.js";

/**
 * A hash of what a rule means: its canonical text without comments and layout, as `sha256:…`.
 * Two texts that differ in spacing or comments only have the same hash. Throws `RuleSyntaxError`.
 */
export function semanticHash(text: string): string {
  const { ast, diagnostics } = parse(text);
  if (diagnostics.length > 0) throw new RuleSyntaxError(diagnostics);
  return `sha256:${bytesToHex(sha256(utf8ToBytes(printWithoutComments(ast))))}`;
}
