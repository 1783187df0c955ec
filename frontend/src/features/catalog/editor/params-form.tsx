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
  const { template, params, groupBy, currency, onChange, errorOf, readOnly } = props;
  const schema = templates[template].params;
  const required = schema.required ?? [];
  const properties = Object.entries(schema.properties ?? {});
  const isExtra = (name: string): boolean => ADJUSTMENTS.includes(name) && !required.includes(name);
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
      placeholder={typeof own.default === "string" ? own.default : ""}
      value={textOf(params[name])}
      // A field that is emptied falls back to the template's default, or to nothing.
      onChange={(value) => set(name, value === "" ? undefined : value)}
      error={errorOf(`params.${name}`)}
      readOnly={readOnly}
    />
  );
  const decimals = properties.filter(([, { type }]) => type === "string");
  return (
    <Stack gap="md">
      {"tiers" in (schema.properties ?? {}) && (
        <TiersTable
          schema={schema.properties!["tiers"]!}
          currency={currency}
          rows={rowsOf(params["tiers"])}
          onChange={(tiers) => set("tiers", tiers)}
          errorOf={errorOf}
          readOnly={readOnly}
        />
      )}
      {"prices" in (schema.properties ?? {}) && (
        <MatrixTable
          groupBy={groupBy}
          currency={currency}
          rows={rowsOf(params["prices"])}
          onChange={(prices) => set("prices", prices)}
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
