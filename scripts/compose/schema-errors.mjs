import { parse } from "yaml";

/**
 * Where a Compose file departs from the Compose specification.
 * @param {string} text YAML
 * @param {object} schema the specification's JSON schema
 * @returns {Promise<string[]>} one sentence per error
 */
export async function schemaErrors(text, schema) {
  const { default: Ajv2019 } = await import("ajv/dist/2019.js");
  const { default: addFormats } = await import("ajv-formats");
  const { $schema, ...rules } = /** @type {Record<string, unknown>} */ (withoutOldIds(schema));
  void $schema; // names the draft with a trailing "#", which Ajv does not take
  const ajv = new Ajv2019.default({ allErrors: true, strict: false, allowUnionTypes: true });
  addFormats.default(ajv);
  // Compose's durations ("1m30s") are not those of ISO 8601, which JSON Schema's format means.
  ajv.addFormat("duration", /^(\d+(us|ms|s|m|h))+$/);
  ajv.addFormat("ports", true);
  ajv.addFormat("expose", true);
  ajv.addFormat("subnet_ip_address", true);
  const validate = ajv.compile(rules);
  const document = parse(text, { merge: true });
  const { name, ...rest } = document;
  void name; // younger than the packaged schema; a plain string
  if (validate(rest)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
}

/** The schema carries draft-4 style `id`s inside, which are no identifiers in its own draft. @param {unknown} node @returns {unknown} */
function withoutOldIds(node) {
  if (Array.isArray(node)) return node.map(withoutOldIds);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(key === "id" && typeof value === "string"))
      .map(([key, value]) => [key, withoutOldIds(value)]),
  );
}
