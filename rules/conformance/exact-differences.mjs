/** The ten cases whose expected value has the noise of binary fractions written into it. */
export const EXACT_CASES = new Set([
  "function-average/case001",
  "function-sum/case001",
  "object-constructor/case015",
  "object-constructor/case016",
  "object-constructor/case019",
  "object-constructor/case020",
  "object-constructor/case021",
  "transform/case000",
  "tail-recursion/case001",
  "tail-recursion/case004",
]);

const factorial = (n) => (n === 0n ? 1n : n * factorial(n - 1n));

/**
 * The noisy numbers of those cases and the exact ones: 34.45 × 2 + 21.67 = 90.57, 34.45 × 4 + 107.99 = 245.79, half of
 * each for the averages, and 99! and 150!, worked out here in whole numbers.
 */
const EXACT_NUMBERS = new Map([
  [90.57000000000001, "90.57"],
  [245.79000000000002, "245.79"],
  [45.285000000000004, "45.285"],
  [122.89500000000001, "122.895"],
  [9.33262154439441e155, factorial(99n).toString()],
  [5.7133839564458575e262, factorial(150n).toString()],
]);

/** An expected result with its noisy numbers replaced by the exact ones, as text. */
export function withExactNumbers(value) {
  if (typeof value === "number") return EXACT_NUMBERS.get(value) ?? String(value);
  if (Array.isArray(value)) return value.map(withExactNumbers);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withExactNumbers(field)]));
}
