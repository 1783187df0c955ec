import type { Json } from "@atlas/rules";
import { intervalNames, type PlanVersion, type Price } from "./catalog-types.js";
import { priceWords } from "./price-words.js";

/** One difference of two versions: what, and how it stands in each. An absent side is null. */
export type Change = { what: string; before: string | null; after: string | null };
export type PriceChange = {
  key: string;
  name: string;
  kind: "added" | "removed" | "changed";
  changes: Change[];
};
export type VersionChanges = { terms: Change[]; prices: PriceChange[]; same: string[] };

const ANCHORS = { calendar: "with the calendar", anniversary: "on the subscription's day" } as const;
const TIMINGS = { in_advance: "in advance", in_arrears: "in arrears" } as const;

/** What differs between two versions of a plan, in words. Prices are the same where their keys are. */
export function versionChanges(before: PlanVersion, after: PlanVersion): VersionChanges {
  const terms = differing([
    { what: "Currency", before: before.currency, after: after.currency },
    {
      what: "Period",
      before: `every ${intervalNames[before.interval]}`,
      after: `every ${intervalNames[after.interval]}`,
    },
    { what: "Periods begin", before: ANCHORS[before.anchor], after: ANCHORS[after.anchor] },
  ]);
  const old = new Map(before.prices.map((price) => [price.key, price]));
  const kept = new Set(after.prices.map(({ key }) => key));
  const prices: PriceChange[] = [];
  const same: string[] = [];
  for (const price of after.prices) {
    const was = old.get(price.key);
    const names = { key: price.key, name: price.name };
    if (!was) {
      prices.push({ ...names, kind: "added", changes: [whole(price, after.currency, "after")] });
      continue;
    }
    const changes = priceChanges(was, price, before.currency, after.currency);
    if (changes.length > 0) prices.push({ ...names, kind: "changed", changes });
    else same.push(price.name);
  }
  for (const price of before.prices) {
    if (kept.has(price.key)) continue;
    prices.push({
      key: price.key,
      name: price.name,
      kind: "removed",
      changes: [whole(price, before.currency, "before")],
    });
  }
  return { terms, prices, same };
}

function whole(price: Price, currency: string, side: "before" | "after"): Change {
  const { model, words } = priceWords(price, currency);
  const said = words ? `${model}: ${words}` : model;
  return { what: "Price", before: null, after: null, [side]: said };
}

function priceChanges(before: Price, after: Price, oldCurrency: string, currency: string): Change[] {
  const [was, is] = [priceWords(before, oldCurrency), priceWords(after, currency)];
  const isText = before.template === null || after.template === null;
  return [
    ...differing([
      { what: "Name", before: before.name, after: after.name },
      { what: "Model", before: was.model, after: is.model },
      { what: "Meter", before: before.meterKeys.join(", "), after: after.meterKeys.join(", ") },
      { what: "Billed", before: TIMINGS[before.timing], after: TIMINGS[after.timing] },
      { what: "Rounding", before: before.rounding, after: after.rounding },
      { what: "Tax", before: taxWords(before), after: taxWords(after) },
      { what: "Share of days", before: prorateWords(before), after: prorateWords(after) },
    ]),
    ...paramChanges(before.params as Json, after.params as Json, ""),
    ...(isText && before.ruleHash !== after.ruleHash
      ? [{ what: "Rule", before: before.ruleText, after: after.ruleText }]
      : []),
  ];
}

const taxWords = ({ taxable }: Price): string => (taxable ? "taxable" : "not taxable");
const prorateWords = ({ prorate }: Price): string =>
  prorate === undefined ? "the model's own" : prorate ? "prorated" : "in full";
const differing = (changes: Change[]): Change[] => changes.filter(({ before, after }) => before !== after);

/** Every parameter that differs, by its path: `tier 2, unitAmount`. */
function paramChanges(before: Json | undefined, after: Json | undefined, path: string): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      paramChanges(child(before, key), child(after, key), stepInto(path, key, Array.isArray(after))),
    );
  }
  return [{ what: path, before: said(before), after: said(after) }];
}

type Branch = Json[] | { [key: string]: Json };
const isBranch = (value: Json | undefined): value is Branch => typeof value === "object" && value !== null;
const child = (value: Branch, key: string): Json | undefined =>
  (value as { [key: string]: Json | undefined })[key];

/** `tiers` and then 1 is `tier 2`, as people count. */
function stepInto(path: string, key: string, isList: boolean): string {
  if (!isList) return path === "" ? key : `${path}, ${key}`;
  return `${path.replace(/s$/, "")} ${parseInt(key, 10) + 1}`;
}

function said(value: Json | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return "none";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([key, inner]) => (Array.isArray(value) ? said(inner) : `${key} ${said(inner) ?? "none"}`))
    .join(", ");
}
