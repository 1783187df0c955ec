/**
 * A decimal text as a height in a chart. The only way from an amount to a binary number: what is written beside a chart, and what
 * is computed, stays decimal.
 */
export const chartNumber = (decimal: string): number => Number(decimal);
