/** @typedef {(line: string) => void} Print */

const FIRST_SIGN_MS = 2_000;
const SIGN_EVERY_MS = 10_000;

/**
 * Runs one step and tells how it goes: a sign of life after two seconds and then every ten, and a closing line with the
 * time taken. Plain lines only, so that the output reads the same in a terminal, a log file and CI.
 * @template T
 * @param {string} title what is being done, e.g. "Installing packages"
 * @param {(note: (text: string) => void) => Promise<T> | T} work may call `note` to say how far it is
 * @param {Print} [print]
 * @returns {Promise<T>}
 */
export async function step(title, work, print = console.log) {
  const started = Date.now();
  let detail = "";
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const sign = () => {
    print(`  … ${title} (${seconds()}${detail ? `; ${detail}` : ""})`);
    timer = setTimeout(sign, SIGN_EVERY_MS);
  };
  let timer = setTimeout(sign, FIRST_SIGN_MS);
  const note = (/** @type {string} */ text) => {
    detail = text;
  };
  try {
    const result = await work(note);
    print(`  ✓ ${title}${detail ? `: ${detail}` : ""} (${seconds()})`);
    return result;
  } catch (error) {
    print(`  ✗ ${title} (${seconds()})`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
