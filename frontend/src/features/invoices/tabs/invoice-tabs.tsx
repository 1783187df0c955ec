import { Paper, ScrollArea, Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Invoice } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { invoiceTabs, type InvoiceTab } from "../invoices-search.js";
import { CreditNotesTab } from "./credit-notes-tab.js";
import { HistoryTab } from "./history-tab.js";
import { LedgerTab } from "./ledger-tab.js";
import { LinesTab } from "./lines-tab.js";
import { PaymentsTab } from "./payments-tab.js";

const LABELS: Record<InvoiceTab, string> = {
  lines: "Lines",
  payments: "Payments",
  ledger: "Ledger",
  "credit-notes": "Credit notes",
  history: "History",
};

/** What stands behind an invoice: money, books, changes. */
export function InvoiceTabs({ invoice }: { invoice: Invoice }): React.ReactNode {
  const { tab = "lines" } = useSearch({ from: "/authenticated/$env/invoices/$invoice" });
  const navigate = useNavigate({ from: "/$env/invoices/$invoice" });
  const may: Record<InvoiceTab, boolean> = {
    lines: true,
    payments: useCan("payments:read"),
    ledger: useCan("ledger:read"),
    "credit-notes": true,
    history: useCan("audit:read"),
  };
  const open = (value: string | null): void => {
    const chosen = invoiceTabs.find((known) => known === value) ?? "lines";
    void navigate({ search: (old) => ({ ...old, tab: chosen }), replace: true, resetScroll: false });
  };
  return (
    <Paper>
      <Tabs value={may[tab] ? tab : "lines"} onChange={open} keepMounted={false}>
        <ScrollArea type="never">
          <Tabs.List style={{ flexWrap: "nowrap" }}>
            {invoiceTabs
              .filter((known) => may[known])
              .map((known) => (
                <Tabs.Tab key={known} value={known} px="sm">
                  {LABELS[known]}
                </Tabs.Tab>
              ))}
          </Tabs.List>
        </ScrollArea>
        <Tabs.Panel value="lines" p="md">
          <LinesTab invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="payments" p="md">
          <PaymentsTab invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="ledger" p="md">
          <LedgerTab invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="credit-notes" p="md">
          <CreditNotesTab invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="history" p="md">
          <HistoryTab invoice={invoice} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
