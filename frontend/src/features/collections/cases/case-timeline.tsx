import { Skeleton, Text, Timeline, Title } from "@mantine/core";
import { IconCash, IconCheck, IconClock, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { paymentAttemptListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CollectionCase, PaymentAttempt } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { Money } from "../../../ui/money.js";
import { inWords } from "../in-words.js";

/** Each try of a case with its outcome, oldest first, and what comes next. */
export function CaseTimeline({ found }: { found: CollectionCase }): React.ReactNode {
  const { data } = useQuery({
    ...paymentAttemptListOptions({ query: { invoice: found.invoiceId, limit: 100 } }),
    refetchInterval: 2_000,
  });
  if (!data) return <Skeleton height={160} />;
  const attempts = data.data.toReversed();
  return (
    <section>
      <Title order={3} mb="sm">
        What happened
      </Title>
      <Timeline bulletSize={22} lineWidth={2} active={attempts.length - 1}>
        {attempts.map((attempt) => (
          <Timeline.Item key={attempt.id} bullet={<Bullet status={attempt.status} />} title={title(attempt)}>
            <Text size="xs" c="dimmed">
              <Instant at={attempt.createdAt} /> ·{" "}
              <Money amount={attempt.amount} currency={attempt.currency} /> · {inWords(attempt.trigger)}
            </Text>
            {attempt.decline && (
              <Text size="sm">
                {attempt.decline.message} ({attempt.decline.class})
              </Text>
            )}
          </Timeline.Item>
        ))}
        {found.status !== "finished" && (
          <Timeline.Item
            bullet={<IconClock size={13} />}
            title={found.status === "paused" ? "Paused" : `Next: ${inWords(found.step)}`}
          >
            {found.nextActionAt && found.status === "active" && (
              <Text size="xs" c="dimmed">
                <Instant at={found.nextActionAt} />
              </Text>
            )}
          </Timeline.Item>
        )}
        {found.finishedAt && found.outcome && (
          <Timeline.Item bullet={<IconCheck size={13} />} title={`Ended: ${inWords(found.outcome)}`}>
            <Text size="xs" c="dimmed">
              <Instant at={found.finishedAt} />
            </Text>
          </Timeline.Item>
        )}
      </Timeline>
    </section>
  );
}

const title = ({ number, status, kind }: PaymentAttempt): string =>
  kind === "bank_transfer" ? "Bank transfer recorded" : `Try ${number}: ${inWords(status)}`;

function Bullet({ status }: Pick<PaymentAttempt, "status">): React.ReactNode {
  if (status === "succeeded") return <IconCash size={13} />;
  if (status === "declined") return <IconX size={13} />;
  return <IconClock size={13} />;
}
