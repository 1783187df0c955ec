type Raw = Record<string, unknown>;
type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * A page's `validateSearch`. The router lays what it answers over the raw address, so whatever the page does not understand has to
 * be overwritten: a link with a bad value then shows what it shows without it.
 */
export const pageSearch =
  <Search extends object>(parse: (raw: Raw) => Search) =>
  (raw: Raw): Search => ({
    ...Object.fromEntries(Object.keys(raw).map((name) => [name, undefined])),
    ...parse(raw),
  });

/** What an address names, without what it leaves open. */
export const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;

/** A router reads `?search=12` as a number. */
export const text = (value: unknown): string | undefined => {
  const written = typeof value === "number" ? String(value) : value;
  return typeof written === "string" && written.trim() ? written.trim() : undefined;
};

/** A day of the calendar, `2026-01-31`. */
export const day = (value: unknown): string | undefined => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const read = new Date(`${value}T00:00:00Z`);
  // `2026-02-30` would be read as a day of March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value) ? value : undefined;
};

export const month = (value: unknown): string | undefined =>
  typeof value === "string" && day(`${value}-01`) ? value : undefined;

export const currencyCode = (value: unknown): string | undefined =>
  typeof value === "string" && /^[A-Z]{3}$/.test(value) ? value : undefined;

export const oneOf = <T>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value);

export const flag = (value: unknown): true | undefined => (value === true ? true : undefined);
