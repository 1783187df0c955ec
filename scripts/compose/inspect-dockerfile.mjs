import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * What is asked of every image: Debian slim, not root at run time, no secret, and only files that exist are copied.
 * @param {string} name
 * @param {string} text
 * @param {string} root the checkout
 * @returns {string[]} one sentence per problem
 */
export function inspectDockerfile(name, text, root) {
  const lines = text.split("\n").map((line) => line.trim());
  const stages = lines.filter((line) => line.startsWith("FROM ")).map((line) => line.split(/\s+/));
  const names = stages.map(([, , , stage]) => stage);
  const problems = stages
    .map(([, image = ""]) => image)
    .filter((image) => !names.includes(image) && !/-slim(@|$)/.test(image))
    .map((image) => `${name}: ${image} is not a Debian slim image`);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  const user = last.findLast((line) => line.startsWith("USER "))?.slice("USER ".length);
  if (!user || user === "root" || user === "0")
    problems.push(`${name}: the last stage runs as root; set USER`);
  for (const line of lines.filter((each) => /^(ENV|ARG) /.test(each))) {
    if (/(PASSWORD|SECRET|TOKEN|_KEY)\S*=\S/.test(line)) problems.push(`${name}: a secret in "${line}"`);
  }
  for (const line of lines.filter((each) => each.startsWith("COPY ") && !each.includes("--from="))) {
    for (const source of line.split(/\s+/).slice(1, -1)) {
      if (!existsSync(join(root, source))) problems.push(`${name}: COPY of ${source}, which is not there`);
    }
  }
  return problems;
}
