import { SimpleGrid } from "@mantine/core";
import type { Overview } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { formatAmount, formatQuantity } from "../../ui/format.js";
import { AnchorLink, PlainLink } from "../../ui/links.js";
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
  const inCurrency = currency === null ? {} : { currency };
  const events = overview?.events;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <PlainLink
        to="/$env/invoices"
        params={params}
        search={{ ...inCurrency, ...(overview && { issuedFrom: overview.month.start.slice(0, 10) }) }}
      >
        <Stat
          label="Revenue so far"
          value={money(overview?.revenue.soFar)}
          note={
            overview &&
            (currency === null
              ? NOTHING_YET
              : `${money(overview.revenue.previousSoFar)} as far into the month before`)
          }
        />
      </PlainLink>
      <PlainLink to="/$env/subscriptions" params={params} search={{ status: "active" }}>
        <Stat
          label="Revenue projected"
          value={money(overview?.revenue.projected)}
          note={overview && (currency === null ? NOTHING_YET : unbilledNote(overview.unbilled, currency))}
        />
      </PlainLink>
      <PlainLink to="/$env/invoices" params={params} search={{ ...inCurrency, state: "open" }}>
        <Stat
          label="Open"
          value={money(overview?.open.amount)}
          note={overview && invoices(overview.open.count)}
        />
      </PlainLink>
      <PlainLink to="/$env/invoices" params={params} search={{ ...inCurrency, state: "overdue" }}>
        <Stat
          label="Overdue"
          value={money(overview?.overdue.amount)}
          note={overview && invoices(overview.overdue.count)}
        />
      </PlainLink>
      <PlainLink to="/$env/collections" params={params} search={inCurrency}>
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
      {/* A duplicate leaves nothing but its count; what differs from the first one is kept, and can be looked at. */}
      <Stat
        label="Duplicates"
        value={count(events?.duplicate)}
        note={
          events && (
            <>
              each counted once;{" "}
              <AnchorLink
                to="/$env/usage"
                params={params}
                search={{ tab: "conflicts" }}
                size="xs"
                underline="always"
              >
                {count(events.waiting.conflicts)} in conflict
              </AnchorLink>
            </>
          )
        }
      />
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

const OLD_SECONDS = 3;
const NOTHING_YET = "Nothing was billed yet";

const invoices = (count: number): string => (count === 1 ? "1 invoice" : `${count} invoices`);

/** What was used and not billed: an estimate, whose age is said once it is old enough to differ from other pages. */
export function unbilledNote(unbilled: Overview["unbilled"], currency: string): string {
  const { soFar, ageSeconds, isRecomputing, estimatedSubscriptions, activeSubscriptions } = unbilled;
  const said = `${formatAmount(soFar, currency)} used and not billed yet`;
  if (isRecomputing && estimatedSubscriptions < activeSubscriptions && ageSeconds === 0)
    return `${said}, of ${estimatedSubscriptions} out of ${activeSubscriptions} subscriptions; being added up`;
  if (ageSeconds < OLD_SECONDS) return said;
  return `${said}, as of ${ageSeconds} s ago${isRecomputing ? "; being computed anew" : ""}`;
}
