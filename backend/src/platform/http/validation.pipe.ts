import { StandardSchemaValidationPipe } from "@nestjs/common";
import type { FieldError } from "../errors/atlas-error.js";
import { platformErrors } from "../errors/platform.errors.js";

type Issue = {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: string;
};

/** Validates body, query and path against the zod schema of the parameter; all wrong fields are told at once. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) =>
      platformErrors("request.invalid", { errors: fieldErrors(issues) }),
  });

/** zod's issues as field errors; `["prices", 0, "key"]` → `prices[0].key`. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.map((issue) => ({
    field: fieldPath(issue.path ?? []),
    code: issue.code ?? "invalid",
    message: issue.message,
  }));
}

function fieldPath(path: NonNullable<Issue["path"]>): string {
  let text = "";
  for (const segment of path) {
    const key = typeof segment === "object" ? segment.key : segment;
    text += typeof key === "number" ? `[${key}]` : text ? `.${String(key)}` : String(key);
  }
  return text || "body";
}
