import type { RuleNode, TemplateOptions } from "./template.js";

/**
 * The rule document of some steps and one line, in the form of RULES.md §4. The order of a line's adjustments is fixed:
 * amount discount, percent discount, minimum, maximum. Only those whose parameter is given take part.
 */
export function composeRule(
  options: TemplateOptions,
  parts: { nodes: RuleNode[]; price: string; line: { [field: string]: string } },
): string {
  const { nodes, amount } = adjust(options, parts.price);
  const line = Object.entries({
    code: quote(options.code),
    description: quote(options.description),
    ...parts.line,
    amount,
  });
  const steps = [...parts.nodes, ...nodes].map(
    ({ name, label, kind, expression }) =>
      `/* @${name} ${quote(label)}${kind ? ` kind=${kind}` : ""} */\n  $${name} := ${expression};`,
  );
  const fields = line.map(([field, expression]) => `${quote(field)}: ${expression}`).join(", ");
  return `/* pricing/1 rule=${options.rule} */\n(\n  ${[...steps, `{ "lines": [{ ${fields} }] }`].join("\n  ")}\n)`;
}

/** Text as a JSONata literal. */
export const quote = (text: string): string => JSON.stringify(text);

/** A field name as JSONata writes it: bare where it can be, else in backquotes. */
export const field = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !words.has(name) ? name : `\`${name}\``;

/** The usage of a template's meter: `$$.usage.api_calls`. */
export const usageOf = (options: TemplateOptions): string => `$$.usage.${field(options.meter!)}`;

/** A path as a list, also of none or one: stock JSONata and the strict mode agree on this form. */
export const listOf = (path: string): string => `$append([], ${path})`;

/** The steps to the quantity that is priced: all usage, in priced units where it is divided, less the included units. */
export function quantityNodes(options: TemplateOptions): RuleNode[] {
  const nodes: RuleNode[] = [
    { name: "quantity", label: "Usage", kind: "input", expression: `${usageOf(options)}.quantity` },
  ];
  if (given(options, "divideBy")) {
    const divided = "$quantity / $$.params.divideBy";
    const rounding = options.convertRounding ?? "none";
    const expression = rounding === "none" ? divided : `$${rounding}(${divided})`;
    nodes.push({ name: "units", label: "In priced units", kind: "rounding", expression });
  }
  if (given(options, "included")) {
    const expression = `$included(${converted(options)}, $$.params.included)`;
    nodes.push({ name: "billable", label: "Beyond the included units", kind: "formula", expression });
  }
  return nodes;
}

const converted = (options: TemplateOptions): string => (given(options, "divideBy") ? "$units" : "$quantity");

/** The variable that holds the quantity to price. */
export const billable = (options: TemplateOptions): string =>
  given(options, "included") ? "$billable" : converted(options);

/** Whether an optional parameter takes part. */
export const given = (options: TemplateOptions, name: string): boolean =>
  Object.hasOwn(options.params, name) && options.params[name] !== null;

const words = new Set(["and", "or", "in", "true", "false", "null", "function"]);

function adjust(options: TemplateOptions, price: string): { nodes: RuleNode[]; amount: string } {
  const nodes: RuleNode[] = [];
  let amount = price;
  const add = (name: string, label: string, kind: string, expression: string) => {
    nodes.push({ name, label, kind, expression });
    amount = `$${name}`;
  };
  if (given(options, "discountAmount")) {
    add(
      "reduced",
      "After the amount discount",
      "discount",
      `$max([0, ${amount} - $$.params.discountAmount])`,
    );
  }
  if (given(options, "discountPercent")) {
    add(
      "discounted",
      "After the percent discount",
      "discount",
      `${amount} - $percent(${amount}, $$.params.discountPercent)`,
    );
  }
  if (given(options, "minimum")) {
    const minimum = options.prorate
      ? "$prorate($$.params.minimum, $$.period.part, $$.period.whole)"
      : "$$.params.minimum";
    add("committed", "At least the minimum", "limit", `$commit(${amount}, ${minimum})`);
  }
  if (given(options, "maximum")) {
    add("capped", "At most the maximum", "limit", `$cap(${amount}, $$.params.maximum)`);
  }
  return { nodes, amount };
}
