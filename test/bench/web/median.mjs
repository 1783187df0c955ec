/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** To one digit behind the point. @param {number} value */
export const rounded = (value) => Math.round(value * 10) / 10;
