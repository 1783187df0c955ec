import { useMemo, useState } from "react";
import { readPrice, type ReadPrice } from "./read-price.js";
import { bodyOf, type PriceDraft, type VersionDraft } from "./version-draft.js";

export type VersionEditing = {
  draft: VersionDraft;
  read: readonly ReadPrice[];
  isDirty: boolean;
  changeTerms: (terms: Partial<VersionDraft>) => void;
  changePrice: (index: number, change: Partial<PriceDraft>) => void;
  addPrice: (price: PriceDraft) => void;
  removePrice: (index: number) => void;
  movePrice: (index: number, by: -1 | 1) => void;
  /** Takes what stands as saved. */
  markSaved: () => void;
};

/** The version while it is written: what stands in it, what is wrong with it, and whether it differs from what is saved. */
export function useVersionDraft(start: VersionDraft, isSaved: boolean): VersionEditing {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(() => (isSaved ? textOf(start) : ""));
  const read = useMemo(() => draft.prices.map((price) => readPrice(price, draft.currency)), [draft]);
  const setPrices = (change: (prices: PriceDraft[]) => PriceDraft[]): void =>
    setDraft((before) => ({ ...before, prices: change(before.prices) }));
  return {
    draft,
    read,
    isDirty: textOf(draft) !== saved,
    changeTerms: (terms) => setDraft((before) => ({ ...before, ...terms })),
    changePrice: (index, change) =>
      setPrices((prices) => prices.map((price, at) => (at === index ? { ...price, ...change } : price))),
    addPrice: (price) => setPrices((prices) => [...prices, price]),
    removePrice: (index) => setPrices((prices) => prices.filter((_, at) => at !== index)),
    movePrice: (index, by) => setPrices((prices) => moved(prices, index, index + by)),
    markSaved: () => setSaved(textOf(draft)),
  };
}

// A text that does not parse is a change as well, so the texts are compared too.
const textOf = (draft: VersionDraft): string =>
  JSON.stringify([bodyOf(draft), draft.prices.map(({ paramsText }) => paramsText)]);

/** A list with one entry at another place; the same list where that place does not exist. */
export function moved<Item>(items: Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
