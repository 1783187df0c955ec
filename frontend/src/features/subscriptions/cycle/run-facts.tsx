import { useQuery } from "@tanstack/react-query";
import { invoiceGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { BillingRunDetail } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { useCan } from "../../../session/session.js";
import { Facts } from "../../../ui/facts.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";

/** The period that a run closes, the one that it opens, and its invoice. */
export function RunFacts({ run, timeZone }: { run: BillingRunDetail; timeZone: string }): React.ReactNode {
  return (
    <Facts
      columns={3}
      items={[
        ["Usage billed for", <Period key="closes" of={run.closes} timeZone={timeZone} />],
        ["Fees billed for", <Period key="opens" of={run.opens} timeZone={timeZone} />],
        ["Invoice", run.invoiceId && <InvoiceOfRun key="invoice" id={run.invoiceId} />],
      ]}
    />
  );
}

function Period({ of, timeZone }: { of: BillingRunDetail["closes"]; timeZone: string }) {
  if (!of) return "–";
  return (
    <>
      <Instant at={of.start} timeZone={timeZone} dayOnly /> until{" "}
      <Instant at={of.end} timeZone={timeZone} dayOnly />
      {of.part < of.whole && ` (${of.part} of ${of.whole} days)`}
    </>
  );
}

function InvoiceOfRun({ id }: { id: string }) {
  const { id: env } = useEnvironment();
  const { data } = useQuery({
    ...invoiceGetOptions({ path: { id } }),
    enabled: useCan("invoices:read"),
  });
  return (
    <>
      <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice: id }} size="sm" fw={500}>
        {data ? (data.number ?? "Draft") : "Open"}
      </AnchorLink>{" "}
      {data && <Money amount={data.total} currency={data.currency} />}
    </>
  );
}
