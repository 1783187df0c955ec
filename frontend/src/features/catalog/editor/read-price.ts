import {
  checkPrice,
  metersOf,
  parse,
  ruleFromTemplate,
  TemplateError,
  type Diagnostic,
  type PriceDefinition,
} from "@atlas/rules";
import { parsedParams, templateOptions, type PriceDraft } from "./version-draft.js";

/** A draft as the engine takes it, or why it cannot: messages by field, as the API names fields, and places in the rule's text. */
export type ReadPrice = {
  definition: PriceDefinition | null;
  fields: Record<string, string>;
  diagnostics: Diagnostic[];
  meters: string[];
};

/** Reads a price with the same code as the server, so that what is wrong is said while typing. */
export function readPrice(price: PriceDraft, currency: string): ReadPrice {
  const fields = nameProblems(price);
  return price.template === null ? readText(price, currency, fields) : readForm(price, currency, fields);
}

function nameProblems({ key, name }: PriceDraft): Record<string, string> {
  return {
    ...(name.trim() ? {} : { name: "Say what it is for, as it stands on invoices." }),
    ...(/^[a-z][a-z0-9_-]*$/.test(key)
      ? {}
      : {
          key: "Begin with a lower-case letter, then use lower-case letters, digits, dashes and underscores.",
        }),
  };
}

function readForm(price: PriceDraft, currency: string, fields: Record<string, string>): ReadPrice {
  const { template, key, name, params, rounding } = price;
  // The preview need not wait for a name.
  const names = { key: key || "price", name: name || "Price" };
  try {
    const made = ruleFromTemplate(template ?? "flat", {
      rule: /^[A-Za-z0-9_-]+$/.test(key) ? key : "price",
      code: names.key,
      description: names.name,
      params,
      ...templateOptions(price),
    });
    const definition = { ...names, ...made, currency, rounding };
    return { definition, fields, diagnostics: [], meters: metersOf(made.ruleText) ?? [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const found = error.issues.map(({ path, message }) => [path, `${asSentence(message)}.`] as const);
    return {
      definition: null,
      fields: { ...Object.fromEntries(found), ...fields },
      diagnostics: [],
      meters: [],
    };
  }
}

function readText(price: PriceDraft, currency: string, fields: Record<string, string>): ReadPrice {
  const { key, name, ruleText, paramsText, rounding } = price;
  const params = parsedParams(paramsText);
  const wrong: Record<string, string> = {
    ...fields,
    ...(params === null ? { params: 'Write a JSON object, such as {"unitAmount": "0.05"}.' } : {}),
  };
  if (ruleText.trim() === "")
    return {
      definition: null,
      fields: { ...wrong, ruleText: "Write the rule." },
      diagnostics: [],
      meters: [],
    };
  const definition = {
    key: key || "price",
    name: name || "Price",
    ruleText,
    params: params ?? {},
    currency,
    rounding,
  };
  const syntax = parse(ruleText).diagnostics;
  const diagnostics = syntax.length > 0 || params === null ? syntax : checkPrice(definition);
  const ok = diagnostics.length === 0 && params !== null;
  if (syntax.length > 0) return { definition: null, fields: wrong, diagnostics, meters: [] };
  return { definition: ok ? definition : null, fields: wrong, diagnostics, meters: metersOf(ruleText) ?? [] };
}

const asSentence = (text: string): string => {
  const said = text.replace(/^is missing; (\w)/, (_, first: string) => first.toUpperCase());
  return said.charAt(0).toUpperCase() + said.slice(1);
};
