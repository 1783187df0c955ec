import { Anchor, SimpleGrid, Stack } from "@mantine/core";
import { templates, type Json, type ParamSchema, type TemplateKey } from "@atlas/rules";
import { useState } from "react";
import { DecimalInput } from "./decimal-input.js";
import type { ErrorsOf } from "./errors-of.js";
import { MatrixTable } from "./matrix-table.js";
import { rowsOf, textOf } from "./params-values.js";
import { TiersTable } from "./tiers-table.js";
import type { Params } from "./version-draft.js";

type ParamsFormProps = {
  template: TemplateKey;
  params: Params;
  /** The plan's parameters, where `params` are a customer's own: they alone can be given, and hold where nothing is. */
  plan?: Params;
  /** The properties that make a group, for a matrix. */
  groupBy: readonly string[];
  currency: string;
  onChange: (params: Params) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

/** Parameters that most prices do without; they wait behind a link until one is set. */
const ADJUSTMENTS = ["divideBy", "included", "discountAmount", "discountPercent", "minimum", "maximum"];

/** The form of a price model, made of the schema of its parameters. */
export function ParamsForm(props: ParamsFormProps): React.ReactNode {
  const { template, params, plan, groupBy, currency, onChange, errorOf, readOnly } = props;
  const schema = templates[template].params;
  const required = plan ? [] : (schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !plan || name in plan);
  const isExtra = (name: string): boolean => !plan && ADJUSTMENTS.includes(name) && !required.includes(name);
  const isSet = properties.some(([name]) => isExtra(name) && params[name] != null);
  const [isOpen, setOpen] = useState(isSet);
  const set = (name: string, value: Json | undefined): void => {
    const { [name]: _, ...rest } = params;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const field = (name: string, own: ParamSchema): React.ReactNode => (
    <DecimalInput
      key={name}
      label={own.title ?? name}
      description={own.description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      required={required.includes(name)}
      withAsterisk={false}
      placeholder={plan ? `${textOf(plan[name])} (the plan’s)` : textOf(own.default)}
      value={textOf(params[name])}
      // A field that is emptied falls back to the template's default, or to nothing.
      onChange={(value) => set(name, value === "" ? undefined : value)}
      error={errorOf(`params.${name}`)}
      readOnly={readOnly}
    />
  );
  // A customer has no list of its own before one is asked for.
  const list = (name: string): ParamSchema | undefined =>
    plan && params[name] === undefined ? undefined : schema.properties?.[name];
  const [tiers, prices] = [list("tiers"), list("prices")];
  const decimals = properties.filter(([, { type }]) => type === "string");
  return (
    <Stack gap="md">
      {tiers && (
        <TiersTable
          schema={tiers}
          currency={currency}
          rows={rowsOf(params["tiers"])}
          onChange={(rows) => set("tiers", rows)}
          errorOf={errorOf}
          readOnly={readOnly}
        />
      )}
      {prices && (
        <MatrixTable
          groupBy={groupBy}
          currency={currency}
          rows={rowsOf(params["prices"])}
          onChange={(rows) => set("prices", rows)}
          errorOf={errorOf}
          readOnly={readOnly}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        {decimals.filter(([name]) => !isExtra(name)).map(([name, own]) => field(name, own))}
      </SimpleGrid>
      {isOpen || isSet ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
          {decimals.filter(([name]) => isExtra(name)).map(([name, own]) => field(name, own))}
        </SimpleGrid>
      ) : (
        !readOnly &&
        decimals.some(([name]) => isExtra(name)) && (
          <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setOpen(true)}>
            Add {"included" in (schema.properties ?? {}) ? "included units, " : ""}a discount, a minimum or a
            maximum
          </Anchor>
        )
      )}
    </Stack>
  );
}
