import { Alert, Code, Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  apiKeysListOptions,
  membersListOptions,
  requestLogGetOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { RequestLogEntry } from "../../../api/generated/index.js";
import { CopyId } from "../../../ui/copy-id.js";
import { Facts } from "../../../ui/facts.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";

/** One request: who asked what, how long it took, and the problem that it was answered with. */
export function RequestDrawer({
  id,
  onClose,
}: {
  id: string | undefined;
  onClose: () => void;
}): React.ReactNode {
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      title={<Text fw={600}>Request</Text>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {id !== undefined && <RequestFacts id={id} />}
    </Drawer>
  );
}

/** Who asked, by name where it is known: what was revoked or left has an id alone. */
function AskedBy({ actor }: { actor: RequestLogEntry["actor"] }): React.ReactNode {
  const isPerson = actor.kind === "person";
  const query = { limit: 100 };
  const members = useQuery({ ...membersListOptions({ query }), enabled: isPerson });
  const keys = useQuery({ ...apiKeysListOptions({ query }), enabled: !isPerson });
  const known: readonly { id: string; name: string }[] = (isPerson ? members : keys).data?.data ?? [];
  const name = known.find(({ id }) => id === actor.id)?.name;
  return (
    <>
      {name && (
        <Text size="sm">
          {name}
          {isPerson ? "" : " (API key)"}
        </Text>
      )}
      <CopyId value={actor.id} />
    </>
  );
}

function RequestFacts({ id }: { id: string }): React.ReactNode {
  const { data, error, refetch } = useQuery(requestLogGetOptions({ path: { id } }));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} />;
  return (
    <Stack>
      <Code block>
        {data.method} {data.path}
        {data.query ? `?${data.query}` : ""}
      </Code>
      <Facts
        columns={2}
        items={[
          ["Answer", data.replayed ? `${data.status}, given again` : data.status],
          ["When", <Instant key="at" at={data.at} seconds />],
          ["Took", `${Math.round(data.durationMs)} ms`],
          ["Size", data.responseBytes === null ? null : `${data.responseBytes} bytes`],
          ["Asked by", <AskedBy key="actor" actor={data.actor} />],
          ["Request", <CopyId key="id" value={data.id} />],
          ["Program", data.userAgent],
        ]}
      />
      {data.problem && (
        <Alert color="red" title={data.problem.code}>
          {data.problem.detail}
        </Alert>
      )}
    </Stack>
  );
}
