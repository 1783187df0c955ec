import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/**
 * @typedef {object} Service
 * @property {string} [image]
 * @property {object} [build]
 * @property {string[]} [command]
 * @property {Record<string, { condition: string }>} [depends_on]
 * @property {Record<string, string | number>} [environment]
 * @property {object} [healthcheck]
 * @property {string} [restart]
 * @property {string[]} [volumes]
 */

const SECRET_NAME = /PASSWORD|SECRET|_KEY|TOKEN|_PWD|SMTP_URL|DATABASE_URL/;

/**
 * What the schema cannot say: secrets come from outside, services that others wait for exist and can tell their health, mounted
 * and started files exist.
 * @param {string} text YAML
 * @param {string} root the checkout
 * @returns {Promise<string[]>} one sentence per problem
 */
export async function inspectCompose(text, root) {
  /** @type {{ services: Record<string, Service> }} */
  const { services } = parse(text, { merge: true });
  return Object.entries(services).flatMap(([name, service]) => [
    ...secretsInside(name, service),
    ...brokenWaits(name, service, services),
    ...missingFiles(name, service, root),
    ...(runsOn(service) && !service.healthcheck ? [`${name} runs on and has no health check`] : []),
    ...(service.image?.includes("alpine") ? [`${name} is built on Alpine: Temporal's core needs glibc`] : []),
    ...(service.image?.endsWith(":latest") ? [`${name}: "latest" is another program tomorrow`] : []),
  ]);
}

/** @param {string} name @param {Service} service */
function secretsInside(name, { environment = {} }) {
  return Object.entries(environment)
    .filter(
      ([key, value]) =>
        SECRET_NAME.test(key) && value !== "" && !/\$\{[A-Z_]+(:[?-][^}]*)?\}/.test(String(value)),
    )
    .map(([key]) => `${name}: ${key} is written in the file; take it from a variable`);
}

/** @param {string} name @param {Service} service @param {Record<string, Service>} services */
function brokenWaits(name, { depends_on = {} }, services) {
  return Object.entries(depends_on).flatMap(([other, { condition }]) => {
    const target = services[other];
    if (!target) return [`${name} waits for ${other}, which is not there`];
    if (condition === "service_healthy" && !target.healthcheck) {
      return [`${name} waits until ${other} is healthy, but that has no health check`];
    }
    if (condition === "service_completed_successfully" && runsOn(target)) {
      return [`${name} waits until ${other} has ended, but that runs on`];
    }
    return [];
  });
}

/** @param {string} name @param {Service} service @param {string} root */
function missingFiles(name, { volumes = [], command = [], build }, root) {
  const mounted = volumes
    .map((volume) => volume.split(":")[0] ?? "")
    .filter((path) => path.startsWith("./") && !existsSync(join(root, path)))
    .map((path) => `${name} mounts ${path}, which is not there`);
  const [entry = ""] = build ? command : [];
  const source = entry.replace("/dist/", "/src/").replace(/\.js$/, ".ts");
  return entry !== "" && !existsSync(join(root, source))
    ? [...mounted, `${name} starts ${entry}, but there is no ${source}`]
    : mounted;
}

/** One-shot services restart on failure only. @param {Service} service */
function runsOn({ restart }) {
  return restart === "unless-stopped" || restart === "always";
}
