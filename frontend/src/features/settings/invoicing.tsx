import { Button, Group, NumberInput, Select, SimpleGrid, Skeleton, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { isProblem } from "../../api/problem.js";
import { useCan } from "../../session/session.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { hasField } from "../../ui/problem-fields.js";
import { Section } from "../../ui/section.js";
import { UnsavedGuard } from "../../ui/unsaved-guard.js";
import { useSettings, type Settings } from "./use-settings.js";

/** How invoices are made, when runs begin, what usage is taken, which refunds need a second person. */
export function Invoicing(): React.ReactNode {
  const { data, error, refetch, save } = useSettings();
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} />;
  return <InvoicingForm key={data.etag} settings={data.settings} save={save} />;
}

type Save = ReturnType<typeof useSettings>["save"];

function InvoicingForm({ settings, save }: { settings: Settings; save: Save }): React.ReactNode {
  const mayWrite = useCan("settings:write");
  const [error, setError] = useState<unknown>(null);
  const { invoice, metering, billing, refunds } = settings;
  const form = useForm({
    initialValues: { invoice, metering, billing, refunds: { approvalLimit: refunds.approvalLimit ?? "" } },
    validate: {
      refunds: {
        approvalLimit: (limit) =>
          limit.trim() === "" || /^\d+(\.\d{1,9})?$/.test(limit.trim())
            ? null
            : "Give an amount such as 500.00, or nothing.",
      },
    },
  });
  const submit = async (values: typeof form.values): Promise<void> => {
    setError(null);
    try {
      await save({ ...values, refunds: { approvalLimit: values.refunds.approvalLimit.trim() || null } });
    } catch (problem) {
      setError(problem);
      if (isProblem(problem)) form.setErrors(problem.byField);
    }
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <UnsavedGuard isDirty={form.isDirty()} what="the settings" />
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0 }}>
        <Stack>
          <Section title="Invoices">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label="Number prefix"
                description="Stands before the running number, such as INV-000042."
                {...form.getInputProps("invoice.numberPrefix")}
              />
              <NumberInput
                label="Payment terms, in days"
                description="For invoices paid by bank transfer."
                clampBehavior="none"
                allowDecimal={false}
                {...form.getInputProps("invoice.paymentTermsDays")}
              />
              <Select
                label="Approval"
                description="Whether a person looks at each draft first."
                allowDeselect={false}
                data={[
                  { value: "automatic", label: "Finalize by itself" },
                  { value: "manual", label: "Wait for a person" },
                ]}
                {...form.getInputProps("invoice.approval")}
              />
              <Select
                label="Invoices over nothing"
                description="When a period comes to zero."
                allowDeselect={false}
                data={[
                  { value: "issue", label: "Issue them" },
                  { value: "skip", label: "Skip them" },
                ]}
                {...form.getInputProps("invoice.zeroInvoices")}
              />
            </SimpleGrid>
          </Section>
          <Section title="Billing runs and usage">
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <NumberInput
                label="Grace, in seconds"
                description="How long a closed period waits for late events."
                clampBehavior="none"
                allowDecimal={false}
                {...form.getInputProps("billing.graceSeconds")}
              />
              <NumberInput
                label="Jitter, in seconds"
                description="Over how long runs of one instant are spread."
                clampBehavior="none"
                allowDecimal={false}
                {...form.getInputProps("billing.jitterSeconds")}
              />
              <NumberInput
                label="Events accepted, in days back"
                description="Older ones need a backfill."
                clampBehavior="none"
                allowDecimal={false}
                {...form.getInputProps("metering.acceptPastDays")}
              />
            </SimpleGrid>
          </Section>
          <Section title="Refunds">
            <TextInput
              label="A second person approves refunds above"
              description="An amount in the invoice's currency; empty: none needs approval."
              maw={420}
              inputMode="decimal"
              {...form.getInputProps("refunds.approvalLimit")}
            />
          </Section>
          {error !== null && <ProblemAlert error={error} isAtField={hasField(form.values)} />}
          {mayWrite && (
            <Group justify="flex-end">
              <Button variant="default" disabled={!form.isDirty()} onClick={form.reset}>
                Undo changes
              </Button>
              <Button type="submit" disabled={!form.isDirty()} loading={form.submitting}>
                Save
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
