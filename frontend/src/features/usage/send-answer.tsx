import { Code, Group, Stack, Table, Text } from "@mantine/core";
import type { EventIngestResponse } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { AnchorLink } from "../../ui/links.js";
import { remedyWords } from "../../ui/remedy-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { JsonView } from "./json-view.js";

type Result = EventIngestResponse["results"][number];

const SAYS: Readonly<Record<Result["status"], string>> = {
  accepted: "Counted.",
  duplicate: "The same event was taken before; nothing changed.",
  conflict: "Its id was used with another payload before.",
  quarantined: "Kept, but not counted yet.",
  rejected: "Not kept.",
};

/** What became of each event that was sent. */
export function SendAnswer({ answer }: { answer: EventIngestResponse }): React.ReactNode {
  const { results, ...counts } = answer;
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <Stack gap="sm" aria-live="polite">
      {results.length > 1 && (
        <Text size="sm">{said.map(([status, count]) => `${count} ${status}`).join(", ")}</Text>
      )}
      <Table aria-label="What became of each event" verticalSpacing={6} horizontalSpacing="xs">
        <Table.Tbody>
          {results.slice(0, 100).map((result, index) => (
            <Table.Tr key={index} style={{ verticalAlign: "top" }}>
              <Table.Td w={1}>
                <StatusBadge status={result.status} />
              </Table.Td>
              <Table.Td>
                <Row result={result} index={index} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {results.length > 100 && <Text size="xs">And {results.length - 100} more.</Text>}
      <JsonView value={answer} label="The answer" />
    </Stack>
  );
}

function Row({ result, index }: { result: Result; index: number }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { id, status, unmatched, quarantine, conflict, problem } = result;
  const problems = problem ? (problem.all ?? [problem]) : [];
  return (
    <>
      <Group gap="xs">
        <Code>{id ?? `event ${index + 1}`}</Code>
        <Text size="sm">{unmatched ? "Kept; no meter counts its type yet." : SAYS[status]}</Text>
        {quarantine && (
          <AnchorLink
            to="/$env/usage"
            params={{ env }}
            search={{ tab: "quarantine", open: quarantine }}
            size="sm"
          >
            Repair it
          </AnchorLink>
        )}
        {conflict && (
          <AnchorLink
            to="/$env/usage"
            params={{ env }}
            search={{ tab: "conflicts", open: conflict }}
            size="sm"
          >
            Settle it
          </AnchorLink>
        )}
      </Group>
      {problems.map(({ code, field, cause, remedy }) => (
        <Text key={`${code} ${field}`} size="xs" c="dimmed">
          {cause} {remedyWords({ code, remedy })}
        </Text>
      ))}
    </>
  );
}
