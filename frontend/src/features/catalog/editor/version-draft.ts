import { ruleFromTemplate, templates, TemplateError, type Json, type TemplateKey } from "@atlas/rules";
import type { PlanVersion, Price, PriceBody, VersionBody } from "../catalog-types.js";

export type Params = { [name: string]: Json };
export type GroupMode = "graduated" | "volume" | "stairstep" | "package";

/** A price while it is written. `paramsText` and `ruleText` are those of a rule written by hand, `params` a template's. */
export type PriceDraft = {
  /** Tells rows apart on the page; never sent. */
  id: string;
  key: string;
  name: string;
  template: TemplateKey | null;
  meter: string;
  groupBy: string[];
  mode: GroupMode | null;
  prorate: boolean | null;
  params: Params;
  ruleText: string;
  paramsText: string;
  timing: Price["timing"];
  rounding: Price["rounding"];
  taxable: boolean;
};

export type VersionDraft = Pick<PlanVersion, "currency" | "interval" | "anchor"> & { prices: PriceDraft[] };

export const isTemplate = (key: string | null): key is TemplateKey =>
  key !== null && Object.hasOwn(templates, key);

const MODES: readonly string[] = ["graduated", "volume", "stairstep", "package"];
const isMode = (mode: string | undefined): mode is GroupMode => MODES.includes(mode ?? "");

let made = 0;
const nextId = (): string => `price-${(made += 1)}`;

/** A price with nothing in it but its model. */
export const emptyPrice = (template: TemplateKey): PriceDraft => ({
  id: nextId(),
  key: "",
  name: "",
  template,
  meter: "",
  groupBy: [],
  mode: null,
  prorate: null,
  params: startParams(template),
  ruleText: "",
  paramsText: "{}",
  timing: templates[template].metered ? "in_arrears" : "in_advance",
  rounding: "half-up",
  taxable: true,
});

/** Lists begin with one row, so that there is something to fill in. */
export function startParams(template: TemplateKey): Params {
  const properties = templates[template].params.properties ?? {};
  return {
    ...("tiers" in properties ? { tiers: [{ upTo: null }] } : {}),
    ...("prices" in properties ? { prices: [{ match: {} }] } : {}),
  };
}

/** What was stored, ready to be changed. */
export function draftOf(
  version: Pick<PlanVersion, "currency" | "interval" | "anchor" | "prices">,
): VersionDraft {
  const { currency, interval, anchor, prices } = version;
  return { currency, interval, anchor, prices: prices.map(priceDraftOf) };
}

export function priceDraftOf(price: Price): PriceDraft {
  // The API's schema says unknown where it means JSON.
  const params = price.params as Params;
  const template = isTemplate(price.template) ? price.template : null;
  return {
    id: nextId(),
    key: price.key,
    name: price.name,
    template,
    meter: price.meter ?? "",
    groupBy: price.groupBy ?? [],
    mode: isMode(price.mode) ? price.mode : null,
    prorate: price.prorate ?? null,
    params,
    ruleText: template === null ? price.ruleText : "",
    paramsText: template === null ? JSON.stringify(params, null, 2) : "{}",
    timing: price.timing,
    rounding: price.rounding,
    taxable: price.taxable,
  };
}

/** What is sent. Parameters that are no JSON are left out; the page does not send while there are any. */
export function bodyOf({ currency, interval, anchor, prices }: VersionDraft): Omit<VersionBody, "publish"> {
  return { currency, interval, anchor, prices: prices.map(priceBodyOf) };
}

function priceBodyOf(price: PriceDraft): PriceBody {
  const { key, name, timing, rounding, taxable } = price;
  const own = { key: key.trim(), name: name.trim(), timing, rounding, taxable };
  if (price.template === null)
    return { ...own, ruleText: price.ruleText, params: parsedParams(price.paramsText) ?? {} };
  return { ...own, template: price.template, params: price.params, ...templateOptions(price) };
}

/** The options of a template that are set, and that it takes. */
export function templateOptions(
  price: PriceDraft,
): Pick<PriceBody, "meter" | "groupBy" | "mode" | "prorate"> {
  const { template, meter, groupBy, mode, prorate } = price;
  const metered = template !== null && templates[template].metered;
  return {
    ...(metered && meter ? { meter } : {}),
    ...(groupBy.length > 0 && isGrouped(template) ? { groupBy } : {}),
    ...(mode && template === "grouped_tiers" ? { mode } : {}),
    ...(prorate === null ? {} : { prorate }),
  };
}

/** Whether a model prices groups of usage apart. */
export const isGrouped = (template: TemplateKey | null): boolean =>
  template === "matrix" || template === "grouped_tiers" || template === "percentage_per_event";

/** An object of parameters, or null for a text that is none. */
export function parsedParams(text: string): Params | null {
  try {
    const value = JSON.parse(text.trim() === "" ? "{}" : text) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A template's price as the text it stands for, to be changed by hand; null while the form has errors. */
export function asText(price: PriceDraft): PriceDraft | null {
  if (price.template === null) return price;
  try {
    const { ruleText, params } = ruleFromTemplate(price.template, {
      rule: price.key || "price",
      code: price.key || "price",
      description: price.name || "Price",
      params: price.params,
      ...templateOptions(price),
    });
    return { ...price, template: null, ruleText, paramsText: JSON.stringify(params, null, 2) };
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}
