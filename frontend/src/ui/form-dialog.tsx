import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import { isProblem } from "../api/problem.js";
import { focusFirstError } from "./focus-first-error.js";
import { ProblemAlert } from "./problem-alert.js";
import { hasField } from "./problem-fields.js";
import { useGuardedClose } from "./use-guarded-close.js";

type FormDialogProps<Values extends object> = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The verb on the button, such as `Refund €12.00`. */
  verb: string;
  harmful?: boolean;
  size?: string;
  form: UseFormReturnType<Values>;
  /** Rejects with a problem: its fields' messages stand beside the fields, the rest above the buttons. */
  onSubmit: (values: Values) => Promise<unknown>;
  /** The form's field for one that the API names, where they differ: `params.amount` is `amount`. */
  fieldOf?: (field: string, values: Values) => string;
  /** Instead of closing, where what was done leads elsewhere. */
  onDone?: () => void;
  /** The fields, and what follows from them. */
  children: React.ReactNode;
};

/** A form in a dialog, which says what it will do before it is done. It forgets its values when it closes. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>): React.ReactNode {
  const {
    opened,
    onClose,
    title,
    verb,
    harmful = false,
    size = "md",
    form,
    onSubmit,
    fieldOf,
    onDone,
    children,
  } = props;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isAtField = (field: string): boolean =>
    hasField(form.values)(fieldOf ? fieldOf(field, form.values) : field);
  const close = (): void => {
    setError(null);
    form.reset();
    onClose();
  };
  const submit = async (values: Values, target: EventTarget | undefined): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(values);
      if (onDone) onDone();
      else close();
    } catch (problem) {
      setError(problem);
      if (!isProblem(problem)) return;
      const errors = fieldOf ? renamed(problem.byField, (field) => fieldOf(field, values)) : problem.byField;
      form.setErrors(errors);
      focusFirstError(target, errors);
    } finally {
      setBusy(false);
    }
  };
  // While it is sent, and once it is, nothing is lost by leaving.
  const guarded = useGuardedClose(opened && !isBusy && form.isDirty(), title, close);
  return (
    <Modal
      opened={opened}
      onClose={guarded.close}
      closeOnEscape={!guarded.isAsking}
      size={size}
      title={<Text fw={600}>{title}</Text>}
      closeOnClickOutside={!isBusy && !form.isDirty()}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values, event) => void submit(values, event?.target),
          (errors, _, event) => focusFirstError(event?.target, errors),
        )}
      >
        <Stack gap="md">
          {children}
          {error !== null && <ProblemAlert error={error} isAtField={isAtField} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={guarded.close} disabled={isBusy}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} {...(harmful ? { color: "red.8" } : {})}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
      {guarded.question}
    </Modal>
  );
}

const renamed = (errors: Record<string, string>, nameOf: (field: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, message]) => [nameOf(field), message]));
