/** A unit as powers of its symbols: `EUR/call` is `{ EUR: 1, call: -1 }`; a plain number has none. */
export type Unit = ReadonlyMap<string, number>;

/** Reads `EUR/call`, `GB*h`, `EUR/(GB*h)` or `1`. Undefined for anything else. */
export function parseUnit(text: string): Unit | undefined {
  const match = /^([\w.]+(?:\*[\w.]+)*)(?:\/\(?([\w.]+(?:\*[\w.]+)*)\)?)?$/.exec(text.replace(/\s+/g, ""));
  if (!match) return undefined;
  const powers = new Map<string, number>();
  const count = (symbols: string | undefined, by: number) =>
    symbols
      ?.split("*")
      .filter((symbol) => symbol !== "1")
      .forEach((symbol) => powers.set(symbol, (powers.get(symbol) ?? 0) + by));
  count(match[1], 1);
  count(match[2], -1);
  return withoutZeros(powers);
}

/** `a × b` for `by` 1, `a ÷ b` for −1: `GB × EUR/GB` is `EUR`. */
export function product(a: Unit, b: Unit, by: 1 | -1): Unit {
  const powers = new Map(a);
  for (const [symbol, power] of b) powers.set(symbol, (powers.get(symbol) ?? 0) + by * power);
  return withoutZeros(powers);
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.size === b.size && [...a].every(([symbol, power]) => b.get(symbol) === power);
}

/** `EUR/call`; `1` for a plain number. */
export function showUnit(unit: Unit): string {
  const side = (sign: 1 | -1) =>
    [...unit]
      .flatMap(([symbol, power]) => Array.from({ length: Math.max(0, sign * power) }, () => symbol))
      .sort();
  const [above, below] = [side(1).join("*") || "1", side(-1)];
  if (below.length === 0) return above;
  return `${above}/${below.length > 1 ? `(${below.join("*")})` : below[0]!}`;
}

const withoutZeros = (powers: Map<string, number>): Unit =>
  new Map([...powers].filter(([, power]) => power !== 0));
