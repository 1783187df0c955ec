import { Skeleton, Stack, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { customerReadOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../api/problem.js";
import { NotFound } from "../../app/not-found.js";
import { useEnvironment } from "../../session/environments.js";
import { CopyId } from "../../ui/copy-id.js";
import { AnchorLink } from "../../ui/links.js";
import { TabList } from "../../ui/tab-list.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { CustomerActions } from "./customer-actions.js";
import { customerTabs, type CustomerTab } from "./customers-search.js";
import { EditCustomer } from "./form/edit-customer.js";
import { CustomerTabContent } from "./tabs/customer-tab-content.js";

const LABELS: Record<CustomerTab, string> = {
  overview: "Overview",
  usage: "Usage",
  subscriptions: "Subscriptions",
  invoices: "Invoices",
  payments: "Payments",
  methods: "Payment methods",
  mails: "Mails",
  notes: "Notes",
  activity: "Activity",
};

/** One customer. What is open stands in the address. */
export function CustomerPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { customer: reference } = useParams({ from: "/authenticated/$env/customers/$customer" });
  const { tab = "overview", edit = false } = useSearch({ from: "/authenticated/$env/customers/$customer" });
  const navigate = useNavigate({ from: "/$env/customers/$customer" });
  const { data: customer, error, refetch } = useQuery(customerReadOptions({ path: { customer: reference } }));
  if (isProblem(error) && error.status === 404) return <NotFound />;
  const setEdit = (isOpen: boolean): void =>
    void navigate({
      replace: true,
      search: ({ edit: _, ...old }) => ({ ...old, ...(isOpen ? { edit: true as const } : {}) }),
    });
  const openTab = (value: string | null): void => {
    const chosen = customerTabs.find((known) => known === value);
    void navigate({ search: chosen && chosen !== "overview" ? { tab: chosen } : {} });
  };
  return (
    <Page
      title={customer?.name ?? "Customer"}
      badge={customer?.archivedAt && <StatusBadge status="archived" />}
      subtitle={customer && <CopyId value={customer.id} label="Copy the id" />}
      trail={[
        <AnchorLink key="list" to="/$env/customers" params={{ env }} size="sm">
          Customers
        </AnchorLink>,
      ]}
      actions={customer && <CustomerActions customer={customer} onEdit={() => setEdit(true)} />}
    >
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : customer ? (
        <Tabs value={tab} onChange={openTab} keepMounted={false}>
          <TabList value={tab}>
            {customerTabs.map((each) => (
              <Tabs.Tab key={each} value={each} style={{ flex: "none" }}>
                {LABELS[each]}
              </Tabs.Tab>
            ))}
          </TabList>
          <Tabs.Panel value={tab} pt="md">
            <CustomerTabContent tab={tab} customer={customer} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Stack>
          <Skeleton height={36} />
          <Skeleton height={160} />
        </Stack>
      )}
      {customer && edit && <EditCustomer customer={customer} onClose={() => setEdit(false)} />}
    </Page>
  );
}
