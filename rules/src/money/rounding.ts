// Integer division that rounds: all that decimals need to drop digits.

/** How a digit that does not fit is dropped. `half-up` is half away from zero, `half-down` half towards zero. */
export type RoundingMode = "half-up" | "half-down" | "half-even" | "up" | "down" | "ceiling" | "floor";

const MAX = Number.MAX_SAFE_INTEGER;
const BIG_MAX = BigInt(MAX);

/** A coefficient as a JS number while it is a safe integer, since those are far faster. */
export const fit = (value: bigint): number | bigint =>
  value <= BIG_MAX && value >= -BIG_MAX ? Number(value) : value;

/** Whether a sum or product of safe integers was computed without rounding. */
export const isSafe = (value: number): boolean => value <= MAX && value >= -MAX;

/** Whether a quotient that was cut goes one further from zero; `half` compares the rest with half of the divisor. */
function bumps(mode: RoundingMode, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case "half-up":
      return half >= 0;
    case "half-down":
      return half > 0;
    case "half-even":
      return half > 0 || (half === 0 && odd);
    case "up":
      return true;
    case "down":
      return false;
    case "ceiling":
      return !negative;
    case "floor":
      return negative;
  }
}

/** top ÷ bottom of safe integers, rounded to an integer: 7 ÷ 2 half-even is 4. The bottom is not zero. */
export function divideSafe(top: number, bottom: number, mode: RoundingMode): number {
  const rest = top % bottom;
  const quotient = (top - rest) / bottom + 0;
  if (rest === 0) return quotient;
  const left = Math.abs(bottom) - Math.abs(rest);
  const half = Math.abs(rest) - left;
  const negative = top < 0 !== bottom < 0;
  return bumps(mode, negative, half, quotient % 2 !== 0) ? quotient + (negative ? -1 : 1) : quotient;
}

/** The same for integers of any size: `divideBig(7n, 2n, "down")` is 3. */
export function divideBig(top: bigint, bottom: bigint, mode: RoundingMode): number | bigint {
  const quotient = top / bottom;
  const rest = top - quotient * bottom;
  if (rest === 0n) return fit(quotient);
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const whole = bottom < 0n ? -bottom : bottom;
  const negative = top < 0n !== bottom < 0n;
  const half = twice < whole ? -1 : twice > whole ? 1 : 0;
  const bump = bumps(mode, negative, half, (quotient & 1n) === 1n);
  return fit(bump ? quotient + (negative ? -1n : 1n) : quotient);
}
