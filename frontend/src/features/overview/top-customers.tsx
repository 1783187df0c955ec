import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Overview } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { AnchorLink } from "../../ui/links.js";
import { Money } from "../../ui/money.js";
import { Section } from "../../ui/section.js";

type TopCustomer = Overview["topCustomers"][number];

/** Who the month's revenue comes from. */
export function TopCustomers({ overview }: { overview: Overview | undefined }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const currency = overview?.currency ?? "EUR";
  const amountColumn = (
    key: "invoiced" | "unbilled" | "amount",
    header: string,
    wideOnly: boolean,
  ): Column<TopCustomer> => ({
    key,
    header,
    align: "right",
    wideOnly,
    cell: (row) => <Money amount={row[key]} currency={currency} {...(key === "amount" ? { fw: 500 } : {})} />,
  });
  return (
    <Section
      flush
      title="Most billed this month"
      aside={
        <AnchorLink to="/$env/customers" params={{ env }} size="sm">
          Customers
        </AnchorLink>
      }
    >
      <DataTable
        label="Customers most billed this month"
        rows={overview?.topCustomers}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/$env/customers/$customer", params: { env, customer: id } })}
        columns={[
          {
            key: "name",
            header: "Customer",
            cell: ({ id, name }) => (
              <AnchorLink to="/$env/customers/$customer" params={{ env, customer: id }} fw={500}>
                {name}
              </AnchorLink>
            ),
          },
          amountColumn("invoiced", "Invoiced", true),
          amountColumn("unbilled", "Not billed yet", true),
          amountColumn("amount", "Together", false),
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            Nothing was used or billed this month yet.
          </Text>
        }
      />
    </Section>
  );
}
