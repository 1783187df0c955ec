import { Button, Input, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "../../../ui/form-dialog.js";
import { matchKeys } from "../../catalog/editor/change-model.js";
import { ParamsForm } from "../../catalog/editor/params-form.js";
import { priceDraftOf, type Params } from "../../catalog/editor/version-draft.js";
import { listsOf, problemsOf } from "./override-params.js";
import type { OverrideDialogProps } from "./override-dialog-props.js";
import { useSaveOverride } from "./use-save-override.js";

const LISTS: Record<string, string> = { tiers: "tiers", prices: "prices by group" };

/** Agrees with one customer on other parameters of a price that was made of a model, in the model's form. */
export function OverrideForm({
  subscription,
  price,
  currency,
  override,
  onClose,
}: OverrideDialogProps): React.ReactNode {
  const { customerName, plan } = subscription;
  const draft = priceDraftOf(price);
  const form = useForm<{ params: Params }>({
    // The API's schema says unknown where it means JSON.
    initialValues: { params: (override?.params ?? {}) as Params },
    validate: ({ params }) => problemsOf(price, params, currency),
  });
  const { params } = form.values;
  const change = (next: Params): void => {
    form.clearErrors();
    form.setFieldValue("params", next);
  };
  const without = (name: string): Params =>
    Object.fromEntries(Object.entries(params).filter(([other]) => other !== name));
  const save = useSaveOverride({ subscription, price });
  const errorOf = (field: string): string | undefined => {
    const error = form.errors[field];
    return typeof error === "string" ? error : undefined;
  };
  if (draft.template === null) return null;
  return (
    <FormDialog
      opened
      onClose={onClose}
      size="lg"
      title={`${price.name} for ${customerName}`}
      verb="Save"
      form={form}
      onSubmit={({ params: wanted }) => save(wanted)}
    >
      <Text size="sm">
        These values replace the plan’s for this customer alone, from the next billing run on, also on later
        versions of {plan.planName}. What is left empty stays the plan’s, and what is billed already stays as
        it is.
      </Text>
      <ParamsForm
        template={draft.template}
        params={params}
        plan={draft.params}
        groupBy={draft.groupBy.length > 0 ? draft.groupBy : matchKeys(draft)}
        currency={currency}
        onChange={change}
        errorOf={errorOf}
        readOnly={false}
      />
      {listsOf(price).map((name) => {
        const isOwn = name in params;
        const plans = draft.params[name];
        return (
          <Button
            key={name}
            size="xs"
            variant="default"
            style={{ alignSelf: "flex-start" }}
            onClick={() =>
              change(isOwn || plans === undefined ? without(name) : { ...params, [name]: plans })
            }
          >
            {isOwn ? "Go back to the plan’s" : "Agree on other"} {LISTS[name] ?? name}
          </Button>
        );
      })}
      {errorOf("params") && <Input.Error role="alert">{errorOf("params")}</Input.Error>}
    </FormDialog>
  );
}
