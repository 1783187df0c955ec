/**
 * Numbers from 0 to 1 that look random and are the same each time for the same words (FNV-1a into mulberry32): a demo that is
 * taken up again must make the very same events.
 * @param {...(string | number)} words
 * @returns {() => number}
 */
export function chance(...words) {
  let seed = 0x811c9dc5;
  for (const character of words.join("/")) {
    seed ^= character.charCodeAt(0);
    seed = Math.imul(seed, 0x01000193);
  }
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
