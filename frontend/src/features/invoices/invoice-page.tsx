import { Grid, Group, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { invoiceGetOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice } from "../../api/generated/index.js";
import { isProblem } from "../../api/problem.js";
import { NotFound } from "../../app/not-found.js";
import { useEnvironment } from "../../session/environments.js";
import { AnchorLink } from "../../ui/links.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { InvoiceActions } from "./actions/invoice-actions.js";
import { LineDrawer } from "./explanation/line-drawer.js";
import { InvoiceBadge } from "./invoice-badge.js";
import { InvoiceIssues } from "./invoice-issues.js";
import { InvoiceLinks } from "./invoice-links.js";
import { useYesterday } from "./list/use-yesterday.js";
import { InvoiceSheet } from "./sheet/invoice-sheet.js";
import { PdfPreview } from "./sheet/pdf-preview.js";
import { InvoiceTabs } from "./tabs/invoice-tabs.js";

/** A draft may be finalized, an open invoice paid, while one looks at it. */
const isMoving = (invoice: Invoice | undefined): boolean =>
  invoice?.status === "draft" || invoice?.status === "open";

export function InvoicePage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { invoice: id } = useParams({ from: "/authenticated/$env/invoices/$invoice" });
  const { line, view } = useSearch({ from: "/authenticated/$env/invoices/$invoice" });
  const navigate = useNavigate({ from: "/$env/invoices/$invoice" });
  const yesterday = useYesterday();
  const { data, error, refetch } = useQuery({
    ...invoiceGetOptions({ path: { id } }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 2_000 : false),
  });
  const trail = [
    <AnchorLink key="list" to="/$env/invoices" params={{ env }} size="sm">
      Invoices
    </AnchorLink>,
  ];
  if (error && !data) {
    if (isProblem(error, "invoice.not_found")) return <NotFound />;
    return (
      <Page title="Invoice" trail={trail}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data)
    return (
      <Page title="Invoice" trail={trail}>
        <Skeleton height={480} />
      </Page>
    );
  const showPdf = view === "pdf" && data.pdf !== null;
  return (
    <Page
      title={data.number ?? "Draft invoice"}
      badge={<InvoiceBadge invoice={data} yesterday={yesterday} />}
      subtitle={<InvoiceLinks invoice={data} />}
      trail={trail}
      actions={<InvoiceActions invoice={data} />}
    >
      <InvoiceIssues invoice={data} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="sm">
            {data.pdf !== null && (
              <Group justify="flex-end">
                <SegmentedControl
                  size="xs"
                  aria-label="How the invoice is shown"
                  value={showPdf ? "pdf" : "page"}
                  data={[
                    { value: "page", label: "Invoice" },
                    { value: "pdf", label: "PDF" },
                  ]}
                  onChange={(value) =>
                    void navigate({
                      replace: true,
                      resetScroll: false,
                      search: ({ view: _, ...old }) => (value === "pdf" ? { ...old, view: "pdf" } : old),
                    })
                  }
                />
              </Group>
            )}
            {showPdf ? <PdfPreview invoice={data} /> : <InvoiceSheet invoice={data} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <InvoiceTabs invoice={data} />
        </Grid.Col>
      </Grid>
      <LineDrawer
        invoice={data.id}
        line={line}
        onClose={() =>
          void navigate({
            replace: true,
            resetScroll: false,
            search: ({ line: _, ...old }) => old,
          })
        }
      />
    </Page>
  );
}
