/** Messages of one price by its own fields: `prices[2].params.tiers[0].upTo` of the version is `params.tiers[0].upTo`. */
export type ErrorsOf = (field: string) => string | undefined;

/** The messages of one price out of those of a whole request. */
export function errorsOfPrice(fields: Record<string, string>, index: number): Record<string, string> {
  const prefix = `prices[${index}].`;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, message]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), message]] : [],
    ),
  );
}
