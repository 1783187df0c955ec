/**
 * @typedef {object} MarkedBlock
 * @property {number} line where its first command stands, from 1
 * @property {string} commands
 * @property {string[]} expected lines that its output must show, in this order; `…` stands for anything
 */

const FENCE = /^```(\w*)$/;

/**
 * The command blocks of a Markdown text that CI runs: ```` ```bash ```` after the comment `<!-- ci: run -->`. A ```` ```text ````
 * block after `<!-- ci: output -->` says what the one before it prints.
 * @param {string} markdown
 * @returns {MarkedBlock[]}
 */
export function markedBlocks(markdown) {
  /** @type {MarkedBlock[]} */
  const found = [];
  const lines = markdown.split("\n");
  let mark = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    mark =
      /^<!-- ci: (run|output) -->$/.exec(line)?.[1] ??
      (line.trim() === "" ? mark : refuse(mark, line, index));
    if (!FENCE.test(line)) continue;
    const end = lines.indexOf("```", index + 1);
    if (end === -1) throw new Error(`line ${index + 1}: this block does not end`);
    const content = lines.slice(index + 1, end);
    if (mark === "run") found.push({ line: index + 2, commands: content.join("\n"), expected: [] });
    if (mark === "output")
      lastOf(found, index).expected.push(...content.filter((each) => each.trim() !== ""));
    mark = "";
    index = end;
  }
  return found;
}

/** A mark stands right before its block; anywhere else it would silently mark nothing. @param {string} mark @param {string} line @param {number} index */
function refuse(mark, line, index) {
  if (mark === "" || FENCE.test(line)) return mark;
  throw new Error(`line ${index + 1}: a code block should follow <!-- ci: ${mark} -->`);
}

/** @param {MarkedBlock[]} found @param {number} index */
function lastOf(found, index) {
  const last = found.at(-1);
  if (!last) throw new Error(`line ${index + 1}: no marked command block stands before this output`);
  return last;
}

/**
 * The first expected line that the output does not show after those before it, or null.
 * @param {string[]} expected
 * @param {string} output
 */
export function missingLine(expected, output) {
  const lines = output.split("\n");
  let from = 0;
  for (const wanted of expected) {
    const parts = wanted
      .trim()
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`^\\s*${parts.join(".*")}\\s*$`);
    const at = lines.findIndex((line, index) => index >= from && pattern.test(line));
    if (at === -1) return wanted;
    from = at + 1;
  }
  return null;
}
