import { Alert, Anchor, Button, Loader, Text } from "@mantine/core";
import { IconAlertTriangle, IconBuildingBank, IconCircleCheck } from "@tabler/icons-react";
import type { HostedInvoice } from "../../api/generated/index.js";
import { Money } from "../../ui/money.js";

/** How paying stands: under way, to be confirmed at the bank, declined and why, or paid. */
export function PaymentState({ invoice }: { invoice: HostedInvoice }): React.ReactNode {
  return (
    <div aria-live="polite">
      <State invoice={invoice} />
    </div>
  );
}

function State({
  invoice: { status, currency, payments, cardPayment, isOverdue },
}: {
  invoice: HostedInvoice;
}) {
  const { running, lastDecline } = cardPayment;
  if (status === "paid") {
    const last = payments.at(-1);
    return (
      <Alert color="teal" icon={<IconCircleCheck size={20} />} title="Paid">
        {last ? (
          <>
            We received <Money amount={last.amount} currency={currency} />
            {last.card
              ? ` by ${brandName(last.card.brand)} ending in ${last.card.last4}`
              : " by bank transfer"}
            .
          </>
        ) : (
          "Nothing is due."
        )}
      </Alert>
    );
  }
  if (running?.status === "processing")
    return (
      <Alert color="blue" icon={<Loader size={18} />} title="Your payment is being processed">
        <Money amount={running.amount} currency={currency} /> are on their way. This page shows by itself when
        it is done; nothing is charged twice.
      </Alert>
    );
  if (running?.status === "requires_action")
    return (
      <Alert color="orange" icon={<IconBuildingBank size={20} />} title="Your bank asks you to confirm">
        <Text size="sm" mb="xs">
          Confirm <Money amount={running.amount} currency={currency} /> at your bank, or pay with another card
          below.
        </Text>
        {running.actionUrl && (
          <Button component="a" href={running.actionUrl} size="sm">
            Confirm at the bank
          </Button>
        )}
      </Alert>
    );
  if (lastDecline && status !== "void")
    return (
      <Alert color="red" icon={<IconAlertTriangle size={20} />} title="The last payment did not go through">
        {lastDecline.message}
      </Alert>
    );
  if (status === "uncollectible" || isOverdue)
    return (
      <Alert color="orange" icon={<IconAlertTriangle size={20} />} title="This invoice is overdue">
        Please pay it now, or{" "}
        <Anchor href="#how" inherit c="inherit" underline="always">
          by bank transfer
        </Anchor>
        .
      </Alert>
    );
  return null;
}

/** `visa` as it stands on the card: `Visa`. */
const brandName = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1);
