/** The key that a name suggests: `API calls` is `api_calls` with `_`. */
export const keyFromName = (name: string, separator: "-" | "_"): string =>
  name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, separator)
    .replace(/^[^a-z]+|[-_]+$/g, "")
    .slice(0, 60);
