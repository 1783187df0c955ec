import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconCode } from "@tabler/icons-react";
import { keyFromName } from "../key-from-name.js";
import type { Meter, Price } from "../catalog-types.js";
import { matchKeys } from "./change-model.js";
import type { ErrorsOf } from "./errors-of.js";
import { ParamsForm } from "./params-form.js";
import { BELOW, PriceModel } from "./price-model.js";
import { ProrateSwitch } from "./prorate-switch.js";
import type { ReadPrice } from "./read-price.js";
import { RuleTextForm } from "./rule-text-form.js";
import { asText, type PriceDraft } from "./version-draft.js";

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
  const { price, read, currency, isNew, onChange, errorOf, readOnly } = props;
  const { template } = price;
  const groups = price.groupBy.length > 0 ? price.groupBy : matchKeys(price);
  const text = asText(price);
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
        <PriceModel {...props} groups={groups} />
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
