const TITLES: Record<string, string> = {
  "rating.rule_failed": "A price's rule gave no bill",
  "rating.price_missing": "A rated price is not in its plan version",
};

/** What stopped a billing run, by its code: `customer.address_missing` is at least `Customer address missing`. */
export function issueTitle(code: string): string {
  const words = code.replace(/[._]/g, " ");
  return TITLES[code] ?? `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
