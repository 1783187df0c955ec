import { templates, type Json, type ParamSchema } from "@atlas/rules";
import { formatPrecise, formatQuantity } from "../../ui/format.js";
import { intervalNames, type PlanVersion, type Price } from "./catalog-types.js";
import { textOf } from "./editor/params-values.js";
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
    ...paramChanges(before.params as Json, after.params as Json, [oldCurrency, currency]),
    ...(isText && before.ruleHash !== after.ruleHash
      ? [{ what: "Rule", before: before.ruleText, after: after.ruleText }]
      : []),
  ];
}

const taxWords = ({ taxable }: Price): string => (taxable ? "taxable" : "not taxable");
const prorateWords = ({ prorate }: Price): string =>
  prorate === undefined ? "the model's own" : prorate ? "prorated" : "in full";
const differing = (changes: Change[]): Change[] => changes.filter(({ before, after }) => before !== after);

/** Every parameter that differs, by its place: `Tier 2, unit price`, `large × input, unit price`. */
function paramChanges(
  before: Json | undefined,
  after: Json | undefined,
  currencies: readonly [string, string],
): Change[] {
  const [old, now] = [before, after].map((params, side) => new Says(currencies[side] ?? "", perOf(params)));
  const compare = (was: Json | undefined, is: Json | undefined, path: string[]): Change[] => {
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const [left, right] = [entriesOf(was), entriesOf(is)];
    if (left && right) {
      const keys = new Set([...left.keys(), ...right.keys()]);
      return [...keys].flatMap((key) => compare(left.get(key), right.get(key), [...path, key]));
    }
    const what = path.join(", ");
    const name = path.at(-1) ?? "";
    return [
      {
        what: what.charAt(0).toUpperCase() + what.slice(1),
        before: old?.value(was, name) ?? null,
        after: now?.value(is, name) ?? null,
      },
    ];
  };
  return compare(before, after, []);
}

/** The parts of a value by what people call them; null for one that has none, and for a row as a whole. */
function entriesOf(value: Json | undefined): Map<string, Json> | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value))
    return new Map(
      Object.entries(value).flatMap(([key, inner]) => {
        // The rows of a list stand for themselves: `tier 2` says that it is one of the tiers.
        const rows = Array.isArray(inner) ? rowsByName(inner) : null;
        if (rows) return [...rows];
        return key === "match" ? [] : [[titleOf(key), inner] as const];
      }),
    );
  return new Map(value.map((inner, index) => [String(index + 1), inner]));
}

/** Rows of a matrix by their group, tiers by their place. */
function rowsByName(rows: readonly Json[]): Map<string, Json> | null {
  const named = rows.map((row, index): [string, Json] | null => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) return null;
    const { match } = row;
    const group = typeof match === "object" && match !== null ? Object.values(match) : null;
    return [group ? group.map((part) => textOf(part) || "none").join(" × ") : `tier ${index + 1}`, row];
  });
  const all = named.filter((row) => row !== null);
  return all.length === rows.length && rows.length > 0 ? new Map(all) : null;
}

const TITLES = new Map(Object.values(templates).flatMap(({ params }) => titlesIn(params)));

/** What the forms call each parameter. */
function titlesIn(schema: ParamSchema): [string, string][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, own]) => [
    ...(own.title ? [[key, own.title.toLowerCase()] as [string, string]] : []),
    ...(own.items ? titlesIn(own.items) : []),
  ]);
}
const titleOf = (key: string): string => TITLES.get(key) ?? key;

/** Parameters that are amounts of money, by what the forms call them. */
const MONEY = new Set(
  ["amount", "unitAmount", "flatAmount", "packageAmount", "fixedAmount", "commitAmount", "creditAmount"]
    .concat(["discountAmount", "minimum", "maximum"])
    .map((key) => titleOf(key)),
);
const UNIT_PRICE = titleOf("unitAmount");

/** For how many units a price's unit price is; null where it is for one. */
function perOf(params: Json | undefined): string | null {
  const per = typeof params === "object" && params !== null && !Array.isArray(params) ? params["per"] : null;
  return textOf(per ?? undefined) === "1" ? null : textOf(per ?? undefined) || null;
}

/** Says a parameter as it stands in one version: amounts in its currency, unit prices with what they are for. */
class Says {
  constructor(
    private readonly currency: string,
    private readonly per: string | null,
  ) {}

  value(value: Json | undefined, name: string): string | null {
    if (value === undefined) return null;
    if (value === null) return "none";
    if (typeof value !== "object") return this.plain(String(value), name);
    const parts = entriesOf(value);
    return parts
      ? [...parts].map(([key, inner]) => `${key} ${this.value(inner, key) ?? "none"}`).join(", ")
      : null;
  }

  private plain(text: string, name: string): string {
    if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
    if (!MONEY.has(name)) return formatQuantity(text);
    const amount = formatPrecise(text, this.currency);
    return name === UNIT_PRICE && this.per ? `${amount} per ${formatQuantity(this.per)}` : amount;
  }
}
