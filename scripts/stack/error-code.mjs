/**
 * The code that Node or PostgreSQL gave an error, e.g. "ENOENT" or "3D000".
 * @param {unknown} error
 * @returns {unknown} undefined where there is none
 */
export function errorCode(error) {
  // Not `instanceof Error`: under a test runner, errors come from another realm.
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
