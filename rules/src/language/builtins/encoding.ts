import { fail } from "../runtime/errors.js";
import type { Callable } from "../runtime/value.js";
import { text } from "./arguments.js";
import { defineTotal } from "./define.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of a text's characters as bytes (Latin-1). Written here because neither Node nor browsers offer it in one way. */
function base64Encode(value: string): string {
  let result = "";
  for (let at = 0; at < value.length; at += 3) {
    const bytes = [0, 1, 2].map((offset) => value.charCodeAt(at + offset) & 255 || 0);
    const bits = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
    for (let sextet = 0; sextet < 4; sextet++) {
      result += at + sextet > value.length ? "=" : ALPHABET[(bits >> (18 - sextet * 6)) & 63];
    }
  }
  return result;
}

function base64Decode(value: string): string {
  let result = "";
  let bits = 0;
  let count = 0;
  for (const char of value.replace(/-/g, "+").replace(/_/g, "/")) {
    if (char === "=") break;
    const sextet = ALPHABET.indexOf(char);
    if (sextet < 0) continue;
    bits = ((bits << 6) | sextet) & 0xfffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += String.fromCharCode((bits >> count) & 255);
  }
  return result;
}

const CODERS: [string, (value: string) => string][] = [
  ["encodeUrlComponent", encodeURIComponent],
  ["encodeUrl", encodeURI],
  ["decodeUrlComponent", decodeURIComponent],
  ["decodeUrl", decodeURI],
];

function coder(name: string, code: (value: string) => string): Callable {
  return defineTotal(name, "<s-:s>", 1, ([value], runtime) => {
    runtime.write(text(value).length);
    try {
      return code(text(value));
    } catch {
      // The platform says only that the URI is malformed; which function and text is ours to say.
      return fail("D3140", { functionName: name, value: text(value) });
    }
  });
}

export const ENCODINGS: Callable[] = [
  defineTotal("base64encode", "<s-:s>", 1, ([value], runtime) => {
    runtime.write(text(value).length * 2);
    return base64Encode(text(value));
  }),
  defineTotal("base64decode", "<s-:s>", 1, ([value], runtime) => {
    runtime.write(text(value).length);
    return base64Decode(text(value));
  }),
  ...CODERS.map(([name, code]) => coder(name, code)),
];
