/** A code of the API for people: `insufficient_funds` → `insufficient funds`, `wait-3-days` → `wait 3 days`. */
export const inWords = (code: string): string => code.replaceAll(/[_-]/g, " ");
