import type { Customer } from "../customer.js";
import type { CustomerTab } from "../customers-search.js";
import { ActivityTab } from "./activity-tab.js";
import { InvoicesTab } from "./invoices-tab.js";
import { MailsTab } from "./mails-tab.js";
import { MethodsTab } from "./methods-tab.js";
import { NotesTab } from "./notes-tab.js";
import { OverviewTab } from "./overview-tab.js";
import { PaymentsTab } from "./payments-tab.js";
import { SubscriptionsTab } from "./subscriptions-tab.js";
import { UsageTab } from "./usage-tab.js";

const CONTENTS: Record<CustomerTab, (props: { customer: Customer }) => React.ReactNode> = {
  overview: OverviewTab,
  usage: UsageTab,
  subscriptions: SubscriptionsTab,
  invoices: InvoicesTab,
  payments: PaymentsTab,
  methods: MethodsTab,
  mails: MailsTab,
  notes: NotesTab,
  activity: ActivityTab,
};

export function CustomerTabContent({
  tab,
  customer,
}: {
  tab: CustomerTab;
  customer: Customer;
}): React.ReactNode {
  const Content = CONTENTS[tab];
  return <Content customer={customer} />;
}
