import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { projectRoot } from "../bootstrap/project-root.mjs";

const SOURCES = join(projectRoot, "backend", "src");
const PAGE = join(projectRoot, "docs", "problems.md");
const EVENT_PROBLEMS = join("metering", "intake", "event-problem.ts");

const INTRODUCTION = `# Problems

Every failed request answers with problem details (RFC 9457): a stable \`code\`, the \`detail\` of this case, a \`remedy\`, and in \`errors\` all fields
that are wrong, at once. 4xx is the caller's to correct, 503 may be repeated, 500 is a bug of ours. This page is made from the sources by
\`npm run docs:check -- --write\`.
`;

/** The page of all error codes as the sources have them, laid out. */
export async function problemsPage() {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  const requests = files.filter((path) => path.endsWith(".errors.ts")).flatMap(readProblems);
  const text = [
    INTRODUCTION,
    "| code | status | what | what to do |",
    "| --- | --- | --- | --- |",
    ...requests
      .sort(byCode)
      .map(({ code, status, title, remedy }) => `| \`${code}\` | ${status} | ${title} | ${remedy} |`),
    "",
    "## Of single events",
    "",
    "`POST /v1/events` answers 200, and names the problem of each event that did not count.",
    "",
    "| code | what | what to do |",
    "| --- | --- | --- |",
    ...readProblems(EVENT_PROBLEMS).map(
      ({ code, title, remedy }) => `| \`${code}\` | ${title} | ${remedy} |`,
    ),
    "",
  ].join("\n");
  return { path: PAGE, text: await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }) };
}

/**
 * The codes that a file declares, in its order.
 * @param {string} path below backend/src
 */
function readProblems(path) {
  const source = readFileSync(join(SOURCES, path), "utf8");
  const entries = [...source.matchAll(/^ {2}"([a-z_]+\.[a-z_]+)": \{(.*?)\}(?:,|;)?$/gms)];
  return entries.map(([, code = "", body = ""]) => ({
    code,
    status: /status: (\d+)/.exec(body)?.[1] ?? "",
    title: textOf(body, "title"),
    remedy: textOf(body, "remedy"),
  }));
}

/** @param {string} body @param {string} field */
function textOf(body, field) {
  const found = new RegExp(`${field}:\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|'((?:[^'\\\\]|\\\\.)*)')`).exec(body);
  if (!found) throw new Error(`an error code without a ${field}: ${body}`);
  // A bar would end the table's cell.
  return (found[1] ?? found[2] ?? "").replaceAll(/\\(.)/g, "$1").replaceAll("|", "\\|");
}

/** @param {{ code: string }} left @param {{ code: string }} right */
const byCode = (left, right) => (left.code < right.code ? -1 : 1);
