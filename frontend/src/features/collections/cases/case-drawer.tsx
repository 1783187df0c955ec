import { Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { collectionCaseGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { Facts } from "../../../ui/facts.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { inWords } from "../in-words.js";
import { CaseActions } from "./case-actions.js";
import { CaseTimeline } from "./case-timeline.js";

/** One case beside the list: what is owed, what happened, what comes next, what a person can do. */
export function CaseDrawer({
  id,
  onClose,
}: {
  id: string | undefined;
  onClose: () => void;
}): React.ReactNode {
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={<Text fw={600}>Payment in collection</Text>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {id !== undefined && <CaseDetails id={id} />}
    </Drawer>
  );
}

function CaseDetails({ id }: { id: string }): React.ReactNode {
  const { id: env } = useEnvironment();
  const query = useQuery({ ...collectionCaseGetOptions({ path: { id } }), refetchInterval: 2_000 });
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const found = query.data;
  if (!found) return <Skeleton height={240} />;
  return (
    <Stack gap="lg">
      <Facts
        columns={2}
        items={[
          [
            "Customer",
            <AnchorLink
              key="customer"
              to="/$env/customers/$customer"
              params={{ env, customer: found.customerId }}
              size="sm"
            >
              {found.customerName}
            </AnchorLink>,
          ],
          [
            "Invoice",
            <AnchorLink
              key="invoice"
              to="/$env/invoices/$invoice"
              params={{ env, invoice: found.invoiceId }}
              size="sm"
            >
              {found.invoiceNumber}
            </AnchorLink>,
          ],
          ["Due", <Money key="due" amount={found.amountDue} currency={found.currency} fw={600} />],
          ["State", <StatusBadge key="state" status={found.outcome ?? found.status} />],
          ["Step of its flow", inWords(found.step)],
          ["Next retry", found.nextRetryAt && <Instant key="next" at={found.nextRetryAt} />],
          ["Tries", found.attempts],
          ["First failure", <Instant key="first" at={found.firstFailureAt} />],
        ]}
      />
      {found.status !== "finished" && <CaseActions found={found} />}
      <CaseTimeline found={found} />
    </Stack>
  );
}
