import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { templates, type TemplateKey } from "@atlas/rules";
import { IconCode } from "@tabler/icons-react";
import { keyFromName } from "../key-from-name.js";
import type { Meter, Price } from "../catalog-types.js";
import type { ErrorsOf } from "./errors-of.js";
import { regrouped } from "./matrix-table.js";
import { ParamsForm } from "./params-form.js";
import { rowsOf } from "./params-values.js";
import { RuleTextForm } from "./rule-text-form.js";
import { ProrateSwitch } from "./prorate-switch.js";
import {
  asText,
  isGrouped,
  isTemplate,
  startParams,
  type GroupMode,
  type PriceDraft,
} from "./version-draft.js";
import type { ReadPrice } from "./read-price.js";

type PriceFormProps = {
  price: PriceDraft;
  read: ReadPrice;
  meters: readonly Meter[];
  currency: string;
  isNew: boolean;
  onChange: (change: Partial<PriceDraft>) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

const BY_TEXT = "text";
/** Help stands below its field, so that fields beside each other are level. */
const BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];
const MODELS = [
  ...Object.values(templates).map(({ key, title }) => ({ value: key, label: title })),
  { value: BY_TEXT, label: "Rule as text" },
];
const MODES: { value: GroupMode; label: string }[] = [
  { value: "graduated", label: "Graduated" },
  { value: "volume", label: "Volume" },
  { value: "stairstep", label: "Stairstep" },
  { value: "package", label: "Packages" },
];
const ROUNDINGS: Price["rounding"][] = [
  "half-up",
  "half-even",
  "half-down",
  "up",
  "down",
  "ceiling",
  "floor",
];

/** One price: what it is for, its model, and the model's parameters or the rule's text. */
export function PriceForm(props: PriceFormProps): React.ReactNode {
  const { price, read, meters, currency, isNew, onChange, errorOf, readOnly } = props;
  const { template } = price;
  const model = template === null ? null : templates[template];
  const meter = meters.find(({ key }) => key === price.meter);
  const groups = price.groupBy.length > 0 ? price.groupBy : matchKeys(price);
  const text = asText(price);
  const choose = (value: string | null): void => {
    if (value === BY_TEXT) onChange(text ?? { template: null, ruleText: price.ruleText });
    else if (isTemplate(value)) onChange(withModel(price, value));
  };
  const chooseMeter = (key: string | null): void => {
    const chosen = meters.find((one) => one.key === key);
    const isUngrouped = isGrouped(template) && price.groupBy.length === 0;
    onChange({
      meter: key ?? "",
      ...(isUngrouped && chosen && chosen.groupBy.length > 0 ? grouping(price, chosen.groupBy) : {}),
    });
  };
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label="Name"
          description="As it stands on invoices."
          inputWrapperOrder={BELOW}
          value={price.name}
          readOnly={readOnly}
          error={errorOf("name")}
          onChange={(event) => {
            const name = event.currentTarget.value;
            const follows = isNew && (price.key === "" || price.key === keyFromName(price.name, "_"));
            onChange({ name, ...(follows ? { key: keyFromName(name, "_") } : {}) });
          }}
        />
        <TextInput
          label="Key"
          description="Overrides of customers name it."
          inputWrapperOrder={BELOW}
          value={price.key}
          readOnly={readOnly}
          error={errorOf("key")}
          onChange={(event) => onChange({ key: event.currentTarget.value })}
        />
        <Select
          label="Model"
          description={model?.description ?? "The rule in Atlas's own language."}
          inputWrapperOrder={BELOW}
          data={MODELS}
          value={template ?? BY_TEXT}
          onChange={choose}
          allowDeselect={false}
          searchable
          readOnly={readOnly}
          error={errorOf("template")}
          maxDropdownHeight={360}
        />
        {model?.metered && (
          <Select
            label="Meter"
            description={meter ? `Usage in ${meter.unit ?? "events"}.` : "Whose usage is priced."}
            inputWrapperOrder={BELOW}
            data={meters.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
            value={price.meter || null}
            onChange={chooseMeter}
            placeholder="Choose a meter"
            nothingFoundMessage="No such meter; create it in the catalog."
            searchable
            readOnly={readOnly}
            error={errorOf("meter")}
          />
        )}
        {isGrouped(template) && (
          <MultiSelect
            label="Group by"
            description="Properties that make a group."
            inputWrapperOrder={BELOW}
            data={[...new Set([...(meter?.groupBy ?? []), ...groups])]}
            value={groups}
            onChange={(groupBy) => onChange(grouping(price, groupBy))}
            readOnly={readOnly}
            error={errorOf("groupBy")}
          />
        )}
        {template === "grouped_tiers" && (
          <Select
            label="Tiers are"
            description="How each group goes through the tiers."
            inputWrapperOrder={BELOW}
            data={MODES}
            value={price.mode ?? "graduated"}
            onChange={(mode) => onChange({ mode: MODES.find(({ value }) => value === mode)?.value ?? null })}
            allowDeselect={false}
            readOnly={readOnly}
          />
        )}
      </SimpleGrid>
      {template === null ? (
        <RuleTextForm price={price} read={read} onChange={onChange} errorOf={errorOf} readOnly={readOnly} />
      ) : (
        <ParamsForm
          key={template}
          template={template}
          params={price.params}
          groupBy={groups}
          currency={currency}
          onChange={(params) => onChange({ params })}
          errorOf={errorOf}
          readOnly={readOnly}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label="Billed"
          data={[
            { value: "in_arrears", label: "In arrears, for the period that ends" },
            { value: "in_advance", label: "In advance, for the period that begins" },
          ]}
          value={price.timing}
          onChange={(timing) => onChange({ timing: timing === "in_advance" ? timing : "in_arrears" })}
          allowDeselect={false}
          readOnly={readOnly}
          error={errorOf("timing")}
        />
        <Select
          label="Rounding"
          data={ROUNDINGS.map((value) => ({ value, label: value.replace("-", " ") }))}
          value={price.rounding}
          onChange={(value) => onChange({ rounding: ROUNDINGS.find((one) => one === value) ?? "half-up" })}
          allowDeselect={false}
          readOnly={readOnly}
        />
      </SimpleGrid>
      <Group gap="lg">
        <Checkbox
          label="Taxable"
          checked={price.taxable}
          disabled={readOnly}
          onChange={(event) => onChange({ taxable: event.currentTarget.checked })}
        />
        <ProrateSwitch price={price} onChange={onChange} readOnly={readOnly} />
        {template !== null && !readOnly && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconCode size={14} />}
            disabled={text === null}
            onClick={() => text && onChange(text)}
          >
            Edit as text
          </Button>
        )}
      </Group>
      {template === null && price.params !== undefined && !readOnly && (
        <Text size="xs" c="dimmed">
          Choosing a model again replaces the text by the model&apos;s form.
        </Text>
      )}
    </Stack>
  );
}

/** The groups of a matrix that were not named apart: the properties of its first row. */
function matchKeys({ template, params }: PriceDraft): string[] {
  const match = template === "matrix" ? rowsOf(params["prices"])[0]?.["match"] : undefined;
  return typeof match === "object" && match !== null && !Array.isArray(match) ? Object.keys(match) : [];
}

/** Another model of the same price: what both models have is kept. */
function withModel(price: PriceDraft, template: TemplateKey): Partial<PriceDraft> {
  const properties = templates[template].params.properties ?? {};
  const kept = Object.entries(price.params).filter(
    ([name]) => name in properties && name !== "tiers" && name !== "prices",
  );
  return {
    template,
    params: { ...startParams(template), ...Object.fromEntries(kept) },
    timing: templates[template].metered ? "in_arrears" : price.timing,
  };
}

/** A price grouped by other properties; a matrix gets rows that fit them. */
const grouping = (price: PriceDraft, groupBy: string[]): Partial<PriceDraft> => ({
  groupBy,
  ...(price.template === "matrix"
    ? { params: { ...price.params, prices: regrouped(rowsOf(price.params["prices"]), groupBy) } }
    : {}),
});
