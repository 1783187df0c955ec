/** The number as printed: `("INV-", 12)` is `INV-000012`; from a million on it grows longer. */
export function invoiceNumber(prefix: string, count: number): string {
  return `${prefix}${padded(count)}`;
}

/** Credit notes have their own series beside the invoices': `("INV-", 3)` is `INV-CN-000003`. */
export function creditNoteNumber(prefix: string, count: number): string {
  return `${prefix}CN-${padded(count)}`;
}

const padded = (count: number): string => String(count).padStart(6, "0");
