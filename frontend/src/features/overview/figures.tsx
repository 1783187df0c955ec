import { SimpleGrid } from "@mantine/core";
import type { Overview } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { formatAmount, formatQuantity } from "../../ui/format.js";
import { PlainLink } from "../../ui/links.js";
import { Stat } from "../../ui/stat.js";

/** The month in figures, each a way to what it was made of. */
export function Figures({ overview }: { overview: Overview | undefined }): React.ReactNode {
  const { id: env } = useEnvironment();
  const currency = overview?.currency ?? null;
  const money = (amount: string | undefined): string | undefined =>
    overview && amount !== undefined ? (currency === null ? "–" : formatAmount(amount, currency)) : undefined;
  const count = (number: number | undefined): string | undefined =>
    number === undefined ? undefined : formatQuantity(String(number));
  const params = { env };
  const events = overview?.events;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <PlainLink
        to="/$env/invoices"
        params={params}
        search={overview ? { issuedFrom: overview.month.start.slice(0, 10) } : {}}
      >
        <Stat
          label="Revenue so far"
          value={money(overview?.revenue.soFar)}
          note={overview && `${money(overview.revenue.previousSoFar)} as far into the month before`}
        />
      </PlainLink>
      <PlainLink to="/$env/subscriptions" params={params} search={{ status: "active" }}>
        <Stat
          label="Revenue projected"
          value={money(overview?.revenue.projected)}
          note={overview && `${money(overview.unbilled.soFar)} used and not billed yet`}
        />
      </PlainLink>
      <PlainLink to="/$env/invoices" params={params} search={{ state: "open" }}>
        <Stat
          label="Open"
          value={money(overview?.open.amount)}
          note={overview && invoices(overview.open.count)}
        />
      </PlainLink>
      <PlainLink to="/$env/invoices" params={params} search={{ state: "overdue" }}>
        <Stat
          label="Overdue"
          value={money(overview?.overdue.amount)}
          note={overview && invoices(overview.overdue.count)}
        />
      </PlainLink>
      <PlainLink to="/$env/collections" params={params}>
        <Stat
          label="Payments retrying"
          value={money(overview?.retrying.amount)}
          note={overview && invoices(overview.retrying.count)}
        />
      </PlainLink>
      <PlainLink to="/$env/usage" params={params}>
        <Stat
          label="Events accepted"
          value={count(events?.accepted)}
          note={events && `${count(events.unmatched)} that no meter counts`}
        />
      </PlainLink>
      <PlainLink to="/$env/usage" params={params} search={{ tab: "conflicts" }}>
        <Stat
          label="Duplicates"
          value={count(events?.duplicate)}
          note={events && `counted once; ${count(events.waiting.conflicts)} in conflict`}
        />
      </PlainLink>
      <PlainLink to="/$env/usage" params={params} search={{ tab: "quarantine" }}>
        <Stat
          label="Quarantined"
          value={count(events?.quarantined)}
          note={events && `${count(events.waiting.quarantined)} waiting for a repair`}
        />
      </PlainLink>
    </SimpleGrid>
  );
}

const invoices = (count: number): string => (count === 1 ? "1 invoice" : `${count} invoices`);
