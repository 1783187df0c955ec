import { Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { customerActivityListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CustomerActivity } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { actorWords } from "../../../ui/actor-words.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

/** What happened to the customer, newest first, and who did it. */
export function ActivityTab({ customer }: { customer: Customer }): React.ReactNode {
  const list = useList(
    customerActivityListInfiniteOptions({ path: { customer: customer.id }, query: { limit: 100 } }),
  );
  return (
    <Section flush title="Activity">
      <DataTable
        label="Activity"
        {...list}
        rowKey={({ at, kind, subject }) => `${at} ${kind} ${subject.id}`}
        columns={[
          {
            key: "at",
            header: "When",
            width: 190,
            cell: ({ at }) => <Instant at={at} timeZone={customer.timeZone} />,
          },
          { key: "what", header: "What", cell: (entry) => <What entry={entry} customer={customer} /> },
          {
            key: "amount",
            header: "Amount",
            align: "right",
            cell: ({ amount, currency }) =>
              amount && currency ? <Money amount={amount} currency={currency} /> : "–",
          },
          {
            key: "actor",
            header: "Who",
            wideOnly: true,
            cell: ({ actor }) => (actor ? actorWords(actor) : "–"),
          },
        ]}
        empty={
          <EmptyState icon={IconHistory} title="Nothing happened yet">
            Invoices, payments, mails, notes and changes of the customer are told here.
          </EmptyState>
        }
      />
    </Section>
  );
}

/** The sentence, which leads to what it is about where that has a page. */
function What({ entry, customer }: { entry: CustomerActivity; customer: Customer }): React.ReactNode {
  const { id: env } = useEnvironment();
  const {
    title,
    subject: { type, id },
  } = entry;
  if (type === "invoice")
    return (
      <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice: id }} size="sm">
        {title}
      </AnchorLink>
    );
  if (type === "subscription")
    return (
      <AnchorLink to="/$env/subscriptions/$subscription" params={{ env, subscription: id }} size="sm">
        {title}
      </AnchorLink>
    );
  if (type === "mail")
    return (
      <AnchorLink
        to="/$env/customers/$customer"
        params={{ env, customer: customer.id }}
        search={{ tab: "mails", mail: id }}
        size="sm"
      >
        {title}
      </AnchorLink>
    );
  return (
    <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
      {title}
    </Text>
  );
}
