import type { Json } from "../language/runtime/value.js";
import type { ParamSchema } from "./template-schema.js";

/** The standard price models. Each is a rule text like any other, so the form, the canvas and the code show the same. */
export type TemplateKey =
  | "flat"
  | "recurring_units"
  | "per_unit"
  | "graduated"
  | "volume"
  | "package"
  | "tiered_package"
  | "stairstep"
  | "matrix"
  | "grouped_tiers"
  | "minimum"
  | "percentage"
  | "percentage_per_event"
  | "graduated_percentage"
  | "dynamic"
  | "commit_overage"
  | "markup"
  | "credits";

/** What a rule is made of, besides its template. */
export type TemplateOptions = {
  /** Name of the rule, in its header: letters, digits, `-` and `_`. */
  rule: string;
  /** Stable code and printed description of the line. */
  code: string;
  description: string;
  /** Key of the meter whose usage is priced; every template but `flat` and `recurring_units` needs one. */
  meter?: string;
  /** How `grouped_tiers` prices each group; graduated unless set. */
  mode?: "graduated" | "volume" | "stairstep" | "package";
  /** How usage is rounded after it was divided into other units (`divideBy`); not at all unless set. */
  convertRounding?: "ceil" | "floor" | "round" | "none";
  /** Whether a fee is prorated over a cut period (default true), or the minimum of a usage price (default false). */
  prorate?: boolean;
  /** Values of the template's parameters. Adjustments that are left out do not appear in the rule. */
  params: { [key: string]: Json };
};

/** One step of a rule: `$name := expression`, with the label and kind that the canvas shows. */
export type RuleNode = { name: string; label: string; kind?: string; expression: string };

/** A template: what it is for, what it takes, and the steps it adds. */
export type PriceTemplate = {
  key: TemplateKey;
  title: string;
  description: string;
  /** Whether it prices usage of a meter. */
  metered: boolean;
  params: ParamSchema;
  /** The steps up to the price, and the line that states it: fields of the line by name, as expressions. */
  build(options: TemplateOptions): { nodes: RuleNode[]; price: string; line: { [field: string]: string } };
};
