import { parsePublicId, platformErrors, type AtlasRequest } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";

const READS = new Set(["GET", "HEAD"]);

/**
 * The environment that a request names, or null: by its header, or, where a browser opens the address by itself, by its query.
 * Throws `environment.not_found` for what is no id, `request.invalid` when the two name different ones.
 */
export function namedEnvironment(request: AtlasRequest, isOpenedByBrowser: boolean): string | null {
  const header = idIn(request.headers["atlas-environment"], "The header Atlas-Environment");
  if (!isOpenedByBrowser || !READS.has(request.method)) return header;
  const query = idIn(
    (request.query as Record<string, unknown>)["environment"],
    "The query parameter environment",
  );
  if (header !== null && query !== null && header !== query) {
    throw platformErrors("request.invalid", {
      errors: [
        {
          field: "query.environment",
          code: "contradiction",
          message: "The header Atlas-Environment names another environment; give one of the two.",
        },
      ],
    });
  }
  return header ?? query;
}

function idIn(value: unknown, where: string): string | null {
  if (value === undefined) return null;
  const id = typeof value === "string" ? parsePublicId("env", value) : null;
  if (id === null)
    throw identityErrors("environment.not_found", { detail: `${where} holds no environment id.` });
  return id;
}
