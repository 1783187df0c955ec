import { Group } from "@mantine/core";
import type { Invoice } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { CopyId } from "../../ui/copy-id.js";
import { AnchorLink } from "../../ui/links.js";

/** Whose invoice it is, what it was made by, and its id. */
export function InvoiceLinks({ invoice }: { invoice: Invoice }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { customer, customerName, subscription, billingRun } = invoice;
  return (
    <Group gap="sm" mt={4}>
      <AnchorLink to="/$env/customers/$customer" params={{ env, customer }} size="sm" fw={500}>
        {customerName}
      </AnchorLink>
      {subscription && (
        <AnchorLink
          to="/$env/subscriptions/$subscription"
          params={{ env, subscription }}
          search={billingRun ? { run: billingRun } : {}}
          size="sm"
        >
          Billing run
        </AnchorLink>
      )}
      <CopyId value={invoice.id} label="Copy the id" />
    </Group>
  );
}
