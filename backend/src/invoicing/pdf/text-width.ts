// Upper bounds of Inter's advance widths (regular and medium) in parts of the font size, by kind of character.
const BOUNDS: readonly (readonly [RegExp, number])[] = [
  [/[ !'(),\-./:;I[\]\\^_`fijlrt{|}·\u2009\u202f]/, 0.48],
  [/[\d a-lnopqrs-vx-z"#$&*+<=>?~€£–−]/, 0.68],
  [/[A-LN-VX-Z]/, 0.77],
  [/[MWmw@%\u00a0-\u024f￥]/, 1.01],
];

/** By code unit, filled as they are met: an invoice asks for some ten thousand characters, of few kinds. */
const bounds = new Map<number, number>();

/**
 * At most this many points wide is the text when it is set in Inter at `size` points; infinite when it has characters
 * whose width is not known here. 10 digits at 9 points: at most 61.2.
 */
export function widthAtMost(text: string, size: number): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    width += bounds.get(unit) ?? boundOf(unit);
  }
  return width * size;
}

function boundOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const bound = BOUNDS.find(([kind]) => kind.test(character))?.[1] ?? Number.POSITIVE_INFINITY;
  bounds.set(unit, bound);
  return bound;
}
