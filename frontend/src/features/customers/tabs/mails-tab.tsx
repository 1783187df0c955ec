import { Anchor, Drawer, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconMail } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import {
  mailSinkGetOptions,
  mailSinkListInfiniteOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

/** The mails that went to the customer's address, as they arrived. */
export function MailsTab({ customer }: { customer: Customer }): React.ReactNode {
  const { mail } = useSearch({ from: "/authenticated/$env/customers/$customer" });
  const navigate = useNavigate({ from: "/$env/customers/$customer" });
  const to = (customer.email ?? "nobody@invalid").toLowerCase();
  const list = useList(mailSinkListInfiniteOptions({ query: { to, limit: 100 } }));
  const open = (id: string | undefined): void =>
    void navigate({
      replace: true,
      resetScroll: false,
      search: ({ mail: _, ...old }) => ({ ...old, ...(id ? { mail: id } : {}) }),
    });
  return (
    <Section flush title="Mails">
      <DataTable
        label="Mails"
        {...list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        columns={[
          {
            key: "subject",
            header: "Subject",
            cell: ({ id, subject }) => (
              <Anchor component="button" type="button" size="sm" ta="left" onClick={() => open(id)}>
                {subject}
              </Anchor>
            ),
          },
          {
            key: "template",
            header: "Kind",
            wideOnly: true,
            cell: ({ template }) => template?.replaceAll("_", " ") ?? "–",
          },
          {
            key: "at",
            header: "Arrived (real time)",
            align: "right",
            cell: ({ receivedAt }) => <Instant at={receivedAt} />,
          },
        ]}
        empty={
          <EmptyState icon={IconMail} title="No mails">
            {customer.email === null
              ? "The customer has no address to write to."
              : `Nothing was sent to ${customer.email} yet: invoices, receipts and reminders will be.`}
          </EmptyState>
        }
      />
      <Drawer
        opened={mail !== undefined}
        onClose={() => open(undefined)}
        position="right"
        size="lg"
        title={<Text fw={600}>Mail</Text>}
        closeButtonProps={{ "aria-label": "Close the mail" }}
      >
        {mail && <Mail id={mail} />}
      </Drawer>
    </Section>
  );
}

function Mail({ id }: { id: string }): React.ReactNode {
  const { data, error } = useQuery(mailSinkGetOptions({ path: { id } }));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Skeleton height={400} />;
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{data.subject}</Text>
        <Text size="sm" c="dimmed">
          {data.from} to {data.to.join(", ")}
        </Text>
      </div>
      {/* Nothing in a mail may run, nor reach this page: no scripts, an origin of its own. */}
      <iframe
        title={data.subject}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${data.html}`}
        style={{
          width: "100%",
          height: "60dvh",
          border: "1px solid var(--atlas-border)",
          background: "#fff",
        }}
      />
      <Group gap="sm">
        {data.attachments.map(({ name, contentType, base64 }) => (
          <Anchor key={name} size="sm" href={`data:${contentType};base64,${base64}`} download={name}>
            {name}
          </Anchor>
        ))}
      </Group>
    </Stack>
  );
}
