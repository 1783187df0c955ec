/** A decimal text, such as `12.50`; never a number of the browser's. */
export const isAmount = (text: string): boolean => /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/.test(text.trim());
export const isPositiveAmount = (text: string): boolean =>
  isAmount(text) && !text.trim().startsWith("-") && /[1-9]/.test(text);
