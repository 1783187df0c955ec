import { Alert, Text } from "@mantine/core";
import type { CollectionCase } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";

const OUTCOMES: Record<NonNullable<CollectionCase["outcome"]>, string> = {
  paid: "Collection ended: it was paid.",
  uncollectible: "Collection ended: it was given up.",
  void: "Collection ended: the invoice is void.",
  ended: "Collection ended.",
};

/** Where the collection of an unpaid invoice stands, and when it goes on. */
export function CollectionNote({ of, timeZone }: { of: CollectionCase; timeZone: string }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { status, outcome, step, nextRetryAt, nextActionAt, attempts } = of;
  const next = nextRetryAt ?? nextActionAt;
  return (
    <Alert color={status === "finished" ? "gray" : "blue"} p="sm">
      <Text size="sm">
        {status === "finished" && outcome ? (
          OUTCOMES[outcome]
        ) : (
          <>
            {status === "paused" ? "Collection is paused" : "Being collected"} at step{" "}
            <b>{step.replaceAll(/[-_]/g, " ")}</b>, {attempts} {attempts === 1 ? "try" : "tries"} so far.
            {next && (
              <>
                {" "}
                {nextRetryAt ? "Next retry" : "Goes on"} <Instant at={next} timeZone={timeZone} />.
              </>
            )}
          </>
        )}{" "}
        <AnchorLink to="/$env/collections" params={{ env }} search={{ case: of.id }} size="sm">
          Open in collections
        </AnchorLink>
      </Text>
    </Alert>
  );
}
