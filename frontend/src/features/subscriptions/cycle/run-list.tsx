import { Button, Group, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { BillingRun } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { PlainLink } from "../../../ui/links.js";
import { outcomeWords } from "../../../ui/outcome-words.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import type { List } from "../../../ui/use-list.js";
import classes from "./run-list.module.css";

type RunListProps = {
  list: List<BillingRun>;
  runs: readonly BillingRun[];
  chosen: string;
  timeZone: string;
};

/** The boundaries of a subscription at which something was or will be billed, newest first. */
export function RunList({ list, runs, chosen, timeZone }: RunListProps): React.ReactNode {
  const { env, subscription } = useParams({ from: "/authenticated/$env/subscriptions/$subscription" });
  return (
    <Section title="Billing runs" flush>
      <ul className={classes["list"]}>
        {runs.map(({ id, boundary, status, outcome, closes, revision }) => (
          <li key={id}>
            <PlainLink
              from="/$env/subscriptions/$subscription"
              to="/$env/subscriptions/$subscription"
              params={{ env, subscription }}
              search={(old) => ({ ...old, run: id })}
              replace
              resetScroll={false}
              className={classes["run"] ?? ""}
              data-chosen={id === chosen || undefined}
              aria-current={id === chosen || undefined}
            >
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm" fw={500} component="span">
                  <Instant at={boundary} timeZone={timeZone} dayOnly />
                  {revision > 1 && ` · revision ${revision}`}
                </Text>
                <StatusBadge status={status} />
              </Group>
              <Text size="xs" c="dimmed" component="span" display="block">
                {closes === null ? "Opening run" : "Period’s end"}
                {outcome && ` · ${outcomeWords(outcome)}`}
              </Text>
            </PlainLink>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onMore}>
          Older runs
        </Button>
      )}
    </Section>
  );
}
