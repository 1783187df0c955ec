type Params = Record<string, unknown>;

/** One parameter as a field's text: a single value as it is, a table as JSON; empty where the plan's value holds. */
export type OverrideFields = Record<string, string>;

export const isSingle = (value: unknown): boolean => typeof value !== "object" || value === null;

const written = (value: unknown): string =>
  isSingle(value) ? String(value ?? "") : JSON.stringify(value, null, 2);

/** The fields of a price, filled with what was agreed so far. */
export const toFields = (params: Params, override: Params | null): OverrideFields =>
  Object.fromEntries(
    Object.keys(params).map((name) => [name, override && name in override ? written(override[name]) : ""]),
  );

/** What a field's text stands for; throws `SyntaxError` where a table is no JSON. Booleans stay booleans. */
function read(text: string, plan: unknown): unknown {
  if (typeof plan === "boolean") return text.trim() === "true";
  return isSingle(plan) ? text.trim() : (JSON.parse(text) as unknown);
}

/** The parameters that are filled in: these are overridden, the others stay the plan's. */
export const toParams = (fields: OverrideFields, params: Params): Params =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, text]) => text.trim() !== "")
      .map(([name, text]) => [name, read(text, params[name])]),
  );

/** A message by field for what is no JSON; none where all can be read. */
export const unreadable = (fields: OverrideFields, params: Params): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => {
      if (text.trim() === "") return [];
      try {
        read(text, params[name]);
        return [];
      } catch {
        return [[name, "This is no JSON; begin with a copy of the plan’s own."]];
      }
    }),
  );
