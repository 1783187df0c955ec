/**
 * Tells of a form's values whether they have a field: `taxIds[0].value` where there is a first tax id, `address.city` where
 * there is an address.
 */
export const hasField =
  (values: object) =>
  (field: string): boolean => {
    let at: unknown = values;
    for (const part of field.match(/[^.[\]]+/g) ?? []) {
      if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return false;
      at = (at as Record<string, unknown>)[part];
    }
    return field !== "";
  };

/** A field as people say it: `taxIds[0].value` is `Tax ids 1, value: `; nothing for the request as a whole. */
export function fieldWords(field: string): string {
  const words = (field.match(/[^.[\]]+/g) ?? []).map((part) =>
    /^\d+$/.test(part)
      ? String(parseInt(part, 10) + 1)
      : part.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " "),
  );
  const said = words.reduce(
    (text, word) => (text === "" ? word : /^\d+$/.test(word) ? `${text} ${word}` : `${text}, ${word}`),
    "",
  );
  return said === "" ? "" : `${said.charAt(0).toUpperCase()}${said.slice(1)}: `;
}
