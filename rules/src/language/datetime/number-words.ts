/** English number words, both ways. */
const FEW = (
  "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen " +
  "Eighteen Nineteen"
).split(" ");
const ORDINALS = (
  "Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth " +
  "Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth"
).split(" ");
const DECADES = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety Hundred".split(" ");
const MAGNITUDES = "Thousand Million Billion Trillion".split(" ");

const ieth = (word: string) => `${word.slice(0, -1)}ieth`;

/** 1234 as "One Thousand, Two Hundred and Thirty-Four"; ordinal: "…Thirty-Fourth". */
export function toWords(value: bigint, ordinal: boolean): string {
  return words(value, false, ordinal);
}

function words(value: bigint, follows: boolean, ordinal: boolean): string {
  if (value <= 19n) return (follows ? " and " : "") + (ordinal ? ORDINALS : FEW)[Number(value)]!;
  if (value < 100n) {
    const decade = DECADES[Number(value / 10n) - 2]!;
    const rest = value % 10n;
    const tail = rest > 0n ? `${decade}-${words(rest, false, ordinal)}` : ordinal ? ieth(decade) : decade;
    return (follows ? " and " : "") + tail;
  }
  if (value < 1000n) {
    const head = `${follows ? ", " : ""}${FEW[Number(value / 100n)]!} Hundred`;
    return head + tailOf(value % 100n, ordinal);
  }
  const magnitude = Math.min(Math.floor((value.toString().length - 1) / 3), MAGNITUDES.length);
  const factor = 10n ** BigInt(magnitude * 3);
  const head = `${follows ? ", " : ""}${words(value / factor, false, false)} ${MAGNITUDES[magnitude - 1]!}`;
  return head + tailOf(value % factor, ordinal);
}

const tailOf = (rest: bigint, ordinal: boolean): string =>
  rest > 0n ? words(rest, true, ordinal) : ordinal ? "th" : "";

const VALUES: ReadonlyMap<string, bigint> = new Map<string, bigint>([
  ...FEW.map((word, index): [string, bigint] => [word.toLowerCase(), BigInt(index)]),
  ...ORDINALS.map((word, index): [string, bigint] => [word.toLowerCase(), BigInt(index)]),
  ...DECADES.flatMap((word, index): [string, bigint][] => [
    [word.toLowerCase(), BigInt((index + 2) * 10)],
    [ieth(word.toLowerCase()), BigInt((index + 2) * 10)],
  ]),
  ["hundredth", 100n],
  ...MAGNITUDES.flatMap((word, index): [string, bigint][] => [
    [word.toLowerCase(), 10n ** BigInt((index + 1) * 3)],
    [`${word.toLowerCase()}th`, 10n ** BigInt((index + 1) * 3)],
  ]),
]);

/** All words that a number can be made of, for recognising one in a text. */
export const NUMBER_WORDS: readonly string[] = [...VALUES.keys()];

/** "twelve thousand and six" as 12006; undefined where a word is no number. */
export function fromWords(text: string): bigint | undefined {
  const segments: bigint[] = [0n];
  for (const part of text.split(/,\s|\sand\s|[\s\\-]/)) {
    const value = VALUES.get(part);
    if (value === undefined) return undefined;
    const top = segments.pop()!;
    if (value >= 100n) {
      segments.push(top * value);
    } else if (top >= 1000n) {
      segments.push(top, value);
    } else {
      segments.push(top + value);
    }
  }
  return segments.reduce((sum, segment) => sum + segment, 0n);
}
