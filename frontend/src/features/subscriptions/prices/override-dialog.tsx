import { Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { lazy, Suspense } from "react";
import { FormDialog } from "../../../ui/form-dialog.js";
import type { OverrideDialogProps } from "./override-dialog-props.js";
import { isSingle, toFields, toParams, unreadable, type OverrideFields } from "./override-fields.js";
import { useSaveOverride } from "./use-save-override.js";

// The forms of the models bring the engine's checks along; most who look at prices change none.
const OverrideForm = lazy(async () => ({ default: (await import("./override-form.js")).OverrideForm }));

/** Agrees on other parameters of a price with one customer. What is left empty stays the plan's. */
export function OverrideDialog(props: OverrideDialogProps): React.ReactNode {
  return props.price.template === null ? (
    <RuleOverride {...props} />
  ) : (
    <Suspense>
      <OverrideForm {...props} />
    </Suspense>
  );
}

/** A rule written by hand has no form: its parameters are texts, and JSON. */
function RuleOverride({ subscription, price, override, onClose }: OverrideDialogProps): React.ReactNode {
  const { customerName, plan } = subscription;
  const form = useForm<OverrideFields>({
    initialValues: toFields(price.params, override?.params ?? null),
    validate: (fields) => {
      const wrong = unreadable(fields, price.params);
      const [first] = Object.keys(fields);
      const isEmpty = Object.values(fields).every((text) => text.trim() === "");
      return isEmpty && first
        ? { [first]: "Give at least one value; remove the override to have none." }
        : wrong;
    },
  });
  const save = useSaveOverride({ subscription, price });
  return (
    <FormDialog
      opened
      onClose={onClose}
      size="lg"
      title={`${price.name} for ${customerName}`}
      verb="Save"
      form={form}
      fieldOf={(field) => field.replace(/^params\./, "")}
      onSubmit={(fields) => save(toParams(fields, price.params))}
    >
      <Text size="sm">
        These values replace the plan’s for this customer alone, from the next billing run on, also on later
        versions of {plan.planName}. What is billed already stays as it is.
      </Text>
      {Object.entries(price.params).map(([name, value]) =>
        isSingle(value) ? (
          <TextInput
            key={name}
            label={name}
            placeholder={`${String(value)} (the plan’s)`}
            {...form.getInputProps(name)}
          />
        ) : (
          <div key={name}>
            <Group justify="space-between" align="flex-end">
              <Text size="sm" fw={500} aria-hidden>
                {name}
              </Text>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => form.setFieldValue(name, JSON.stringify(value, null, 2))}
              >
                Copy the plan’s
              </Button>
            </Group>
            <Textarea
              aria-label={name}
              autosize
              minRows={3}
              maxRows={14}
              placeholder="the plan’s"
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
              {...form.getInputProps(name)}
            />
          </div>
        ),
      )}
    </FormDialog>
  );
}
