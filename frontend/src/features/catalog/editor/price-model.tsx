import { MultiSelect, Select } from "@mantine/core";
import { templates, type TemplateKey } from "@atlas/rules";
import { useState } from "react";
import { Confirm } from "../../../ui/confirm.js";
import type { Meter } from "../catalog-types.js";
import { grouping, lostBy, withModel } from "./change-model.js";
import type { ErrorsOf } from "./errors-of.js";
import { asText, isGrouped, isTemplate, type GroupMode, type PriceDraft } from "./version-draft.js";

type PriceModelProps = {
  price: PriceDraft;
  meters: readonly Meter[];
  /** The properties that make a group. */
  groups: readonly string[];
  onChange: (change: Partial<PriceDraft>) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

const BY_TEXT = "text";
/** Help stands below its field, so that fields beside each other are level. */
export const BELOW: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];
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

/** The model of a price, and what the model prices: a meter, or groups of its usage. */
export function PriceModel(props: PriceModelProps): React.ReactNode {
  const { price, meters, groups, onChange, errorOf, readOnly } = props;
  const { template } = price;
  const model = template === null ? null : templates[template];
  const meter = meters.find(({ key }) => key === price.meter);
  const text = asText(price);
  const [asked, setAsked] = useState<TemplateKey | null>(null);
  const choose = (value: string | null): void => {
    if (value === BY_TEXT) onChange(text ?? { template: null, ruleText: price.ruleText });
    else if (isTemplate(value) && value !== template) {
      if (lostBy(price, value).length > 0) setAsked(value);
      else onChange(withModel(price, value));
    }
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
    <>
      {asked && (
        <Confirm
          opened
          onClose={() => setAsked(null)}
          title={`Change to ${templates[asked].title.toLowerCase()}?`}
          verb="Change the model"
          harmful
          onConfirm={async () => onChange(withModel(price, asked))}
        >
          There is no place in it for: {lostBy(price, asked).join(", ")}. What stands there will be lost.
        </Confirm>
      )}
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
          limit={100}
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
          value={[...groups]}
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
    </>
  );
}
