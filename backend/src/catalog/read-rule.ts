import {
  canonicalText,
  RuleSyntaxError,
  ruleFromTemplate,
  TemplateError,
  type Json,
  type ParamSchema,
  type TemplateKey,
  type TemplateOptions,
} from "@atlas/rules";
import type { FieldError } from "../platform/index.js";

/** What a caller gives to make a rule: a template with its options, or a text. */
export type RuleSource = {
  template?: TemplateKey | undefined;
  ruleText?: string | undefined;
  meter?: string | undefined;
  groupBy?: string[] | undefined;
  mode?: TemplateOptions["mode"] | undefined;
  prorate?: boolean | undefined;
  params: Record<string, Json>;
};

/** A rule that was read: its canonical text and its parameters, with a template's defaults filled in. */
export type ReadRule = {
  ruleText: string;
  params: Record<string, Json>;
  paramsSchema: ParamSchema | undefined;
  template: TemplateKey | null;
  templateOptions: Record<string, unknown> | null;
};

/** Makes the rule of a source, named `key` and described as `name`; or gives every error in it, under `fieldPrefix`. */
export function readRule(
  source: RuleSource,
  { key, name }: { key: string; name: string },
  fieldPrefix: string,
): { rule: ReadRule } | { errors: FieldError[] } {
  try {
    return {
      rule: source.template === undefined ? written(source) : made(source.template, source, key, name),
    };
  } catch (error) {
    if (error instanceof RuleSyntaxError) return { errors: syntaxErrors(error, `${fieldPrefix}ruleText`) };
    if (error instanceof TemplateError) return { errors: templateErrors(error, fieldPrefix) };
    throw error;
  }
}

/** Each diagnostic of a text as an error of its field, with its span. */
export const syntaxErrors = (error: RuleSyntaxError, field: string): FieldError[] =>
  error.diagnostics.map(({ code, message, span }) => ({ field, code, message, span }));

function written({ ruleText = "", params }: RuleSource): ReadRule {
  return {
    ruleText: canonicalText(ruleText),
    params,
    paramsSchema: undefined,
    template: null,
    templateOptions: null,
  };
}

function made(template: TemplateKey, source: RuleSource, key: string, name: string): ReadRule {
  const { meter, groupBy, mode, prorate } = source;
  const templateOptions = {
    ...(meter === undefined ? {} : { meter }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(mode === undefined ? {} : { mode }),
    ...(prorate === undefined ? {} : { prorate }),
  };
  const options = { rule: key, code: key, description: name, params: source.params, ...templateOptions };
  return { ...ruleFromTemplate(template, options), template, templateOptions };
}

const templateErrors = (error: TemplateError, fieldPrefix: string): FieldError[] =>
  error.issues.map(({ path, message }) => ({
    field: `${fieldPrefix}${path}`,
    code: "invalid",
    message: `${path} ${message}.`,
  }));
