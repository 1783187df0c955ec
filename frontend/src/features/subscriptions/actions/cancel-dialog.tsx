import { Radio, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { upcomingInvoiceGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { subscriptionChangeCancel } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { Instant } from "../../../ui/instant.js";
import { Money } from "../../../ui/money.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Subscription } from "../subscription-types.js";

type DialogProps = { subscription: Subscription; onClose: () => void };
type When = "period_end" | "now";

/** Ends a subscription: with its period, or at once. */
export function CancelDialog({ subscription, onClose }: DialogProps): React.ReactNode {
  const { id, status, customerName, currentPeriod, timeZone } = subscription;
  const isFuture = status === "future";
  const upcoming = useQuery({
    ...upcomingInvoiceGetOptions({ path: { id } }),
    enabled: useCan("invoices:read") && !isFuture,
  });
  const form = useForm<{ at: When }>({ initialValues: { at: isFuture ? "now" : "period_end" } });
  const cancel = useMutation({
    mutationFn: (at: When) =>
      subscriptionChangeCancel({ path: { subscription: id }, body: { at }, throwOnError: true }),
    onSuccess: (_, at) => toastDone(at === "now" ? "It has ended" : "It ends with its period"),
  });
  const soFar = upcoming.data && (
    <Money amount={upcoming.data.soFar.total} currency={upcoming.data.currency} fw={600} />
  );
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Cancel ${customerName}’s subscription?`}
      verb={form.values.at === "now" ? "End it now" : "End it with the period"}
      harmful
      form={form}
      onSubmit={({ at }) => cancel.mutateAsync(at)}
    >
      {isFuture ? (
        <Text size="sm">It has not begun; nothing is billed.</Text>
      ) : (
        <>
          <Radio.Group aria-label="When it ends" {...form.getInputProps("at")}>
            <Stack gap="sm">
              <Radio
                value="period_end"
                label="At the period’s end"
                description={
                  <>
                    {currentPeriod && <Instant at={currentPeriod.end} timeZone={timeZone} />}; the period is
                    billed as usual, and the cancellation can be withdrawn until then.
                  </>
                }
              />
              <Radio
                value="now"
                label="Now"
                description="It ends at once and its usage is billed. Fees paid in advance stay paid. This cannot be undone."
              />
            </Stack>
          </Radio.Group>
          {soFar && (
            <Text size="sm" component="div">
              The period has cost {soFar} so far; a last invoice follows.
            </Text>
          )}
        </>
      )}
    </FormDialog>
  );
}
