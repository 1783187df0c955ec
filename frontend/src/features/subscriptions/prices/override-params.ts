import { readPrice } from "../../catalog/editor/read-price.js";
import { priceDraftOf, type Params } from "../../catalog/editor/version-draft.js";
import type { Price } from "../subscription-types.js";

/** Names of the lists that a price has, which a customer gets as a whole: tiers, or prices by group. */
export const listsOf = (price: Price): string[] =>
  Object.entries(price.params).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));

/** What is wrong with a customer's own parameters of a price, by field: as the engine that bills judges them. */
export function problemsOf(price: Price, own: Params, currency: string): Record<string, string> {
  const names = Object.keys(own);
  if (names.length === 0)
    return { [firstField(price)]: "Give at least one value; remove the override to have none." };
  const draft = priceDraftOf(price);
  const { fields } = readPrice({ ...draft, params: { ...draft.params, ...own } }, currency);
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => names.some((name) => isWithin(field, `params.${name}`))),
  );
}

/** Where it is said that nothing was given: at a field, or below the form where all is lists. */
function firstField(price: Price): string {
  const lists = listsOf(price);
  const single = Object.keys(price.params).find((name) => !lists.includes(name));
  return single === undefined ? "params" : `params.${single}`;
}

const isWithin = (field: string, list: string): boolean => field === list || field.startsWith(`${list}[`);
