import { SimpleGrid } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { CollectionsAnalytics } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { formatAmount } from "../../ui/format.js";
import { PlainLink } from "../../ui/links.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Stat } from "../../ui/stat.js";
import { Ageing } from "./ageing.js";

type CollectionFiguresProps = { figures: UseQueryResult<CollectionsAnalytics> };
type Sum = { amount: string; count: number };

/** What is outstanding, in retry and recovered, and how old it is. */
export function CollectionFigures({ figures }: CollectionFiguresProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const { data, error, refetch } = figures;
  const inCurrency = data?.currency ? { currency: data.currency } : {};
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <PlainLink to="/$env/invoices" params={{ env }} search={{ ...inCurrency, state: "open" }}>
          <Stat
            label="Open"
            value={data && amount(data, data.open)}
            note={data && count(data.open, "invoice")}
          />
        </PlainLink>
        <PlainLink to="/$env/invoices" params={{ env }} search={{ ...inCurrency, state: "overdue" }}>
          <Stat
            label="Overdue"
            value={data && amount(data, data.overdue)}
            note={data && count(data.overdue, "invoice")}
          />
        </PlainLink>
        <PlainLink to="/$env/collections" params={{ env }} search={{ ...inCurrency, status: "active" }}>
          <Stat
            label="In retry"
            value={data && amount(data, data.retrying.active)}
            note={data && `${count(data.retrying.active, "payment")}, ${data.retrying.paused.count} paused`}
          />
        </PlainLink>
        <PlainLink to="/$env/collections" params={{ env }} search={{ ...inCurrency, status: "finished" }}>
          <Stat
            label="Recovered"
            value={data && recoveryRate(data)}
            note={data && "of what failed, in the last 90 days"}
          />
        </PlainLink>
      </SimpleGrid>
      {data && data.currency !== null && <Ageing buckets={data.ageing} currency={data.currency} />}
    </>
  );
}

const amount = ({ currency }: CollectionsAnalytics, sum: Sum): string =>
  currency === null ? "–" : formatAmount(sum.amount, currency);

const count = ({ count: number }: Sum, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const recoveryRate = ({ recovery }: CollectionsAnalytics): string =>
  recovery.rate === null ? "–" : percent.format(recovery.rate as Intl.StringNumericLiteral);
