import { Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  billingRunListInfiniteOptions,
  planVersionReadOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { BillingRun } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { outcomeWords } from "../../../ui/outcome-words.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { useList } from "../../../ui/use-list.js";
import type { Subscription } from "../subscription-types.js";
import { periodsToCome } from "./periods-to-come.js";
import { TableScroll } from "../../../ui/table-scroll.js";

type Row = { start: string; end: string; part: number; whole: number; run: BillingRun | null };

const SHOWN_AHEAD = 6;

/** Every period from the first to those to come, and the billing run that closes each. */
export function CalendarTab({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { timeZone, currentPeriod, plan, status } = subscription;
  const version = useQuery(planVersionReadOptions({ path: { id: plan.planVersionId } }));
  const list = useList(
    billingRunListInfiniteOptions({ query: { subscription: subscription.id, limit: 100 } }),
  );
  const error = version.error ?? list.error;
  if (error) return <ProblemAlert error={error} onRetry={list.onRetry} />;
  if (!version.data || !list.rows) return <Skeleton height={280} />;
  const runs = list.rows.filter(({ status: of }) => of !== "cancelled");
  const isOver = status === "ended" || status === "cancelled";
  const ahead = isOver ? [] : periodsToCome(subscription, version.data, SHOWN_AHEAD);
  const from = ahead[0]?.start;
  const past = runs.flatMap((run): Row[] =>
    run.closes && (from === undefined || run.closes.end <= from) ? [{ ...run.closes, run }] : [],
  );
  const rows: Row[] = [
    ...past.toReversed(),
    ...ahead.map((period) => ({
      ...period,
      run: runs.find(({ closes }) => closes?.start === period.start) ?? null,
    })),
  ];
  return (
    <Section flush>
      <TableScroll label="Periods">
        <Table aria-label="Periods" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From</Table.Th>
              <Table.Th>Until</Table.Th>
              <Table.Th visibleFrom="xs">Days</Table.Th>
              <Table.Th>At its end</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Period
                key={row.start}
                row={row}
                timeZone={timeZone}
                isCurrent={row.start === currentPeriod?.start}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <Text size="xs" c="dimmed" p="md">
        Periods begin at midnight in {timeZone}
        {version.data.anchor === "calendar" ? ", by the calendar" : ", counted from the day of the start"}.
        Those to come follow the plan as it stands now.
      </Text>
    </Section>
  );
}

function Period({ row, timeZone, isCurrent }: { row: Row; timeZone: string; isCurrent: boolean }) {
  const { id: env } = useEnvironment();
  const { start, end, part, whole, run } = row;
  return (
    <Table.Tr {...(isCurrent ? { bg: "var(--mantine-color-default-hover)" } : {})}>
      <Table.Td>
        <Instant at={start} timeZone={timeZone} dayOnly />
      </Table.Td>
      <Table.Td>
        <Instant at={end} timeZone={timeZone} dayOnly />
      </Table.Td>
      <Table.Td visibleFrom="xs" className="number">
        {part === whole ? whole : `${part} of ${whole}`}
      </Table.Td>
      <Table.Td>
        {isCurrent && <StatusBadge status="active" label="now" />}{" "}
        {run ? (
          <AnchorLink
            to="/$env/subscriptions/$subscription"
            params={{ env, subscription: run.subscriptionId }}
            search={{ run: run.id }}
            size="sm"
          >
            {outcomeWords(run.outcome ?? run.status)}
          </AnchorLink>
        ) : (
          !isCurrent && (
            <Text span size="sm" c="dimmed">
              to come
            </Text>
          )
        )}
      </Table.Td>
    </Table.Tr>
  );
}
