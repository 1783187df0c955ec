import { ActionIcon, Code, Group, Select, Stack, Table, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import type { Plan, PlanVersion } from "./catalog-types.js";
import { versionChanges, type Change, type PriceChange } from "./version-changes.js";
import { TableScroll } from "../../ui/table-scroll.js";

type CompareVersionsProps = { plan: Plan; versions: readonly PlanVersion[]; compare: string };

const TONES = { added: "good", removed: "bad", changed: "warn" } as const;

/** Two versions side by side: only what differs, in words. */
export function CompareVersions({ versions, compare }: CompareVersionsProps): React.ReactNode {
  const navigate = useNavigate({ from: "/$env/catalog/plans/$plan" });
  const [left = "", right = ""] = compare.split("..");
  const before = versions.find(({ number }) => String(number) === left);
  const after = versions.find(({ number }) => String(number) === right);
  const show = (next: string | undefined): void =>
    void navigate({ search: (search) => ({ ...search, compare: next }), replace: true, resetScroll: false });
  const options = versions.map(({ number, status }) => ({
    value: String(number),
    label: `Version ${number}${status === "draft" ? " (draft)" : ""}`,
  }));
  return (
    <Section
      title="Compare"
      aside={
        <Group gap="xs">
          <Select
            aria-label="Before"
            size="xs"
            w={140}
            data={options}
            value={left}
            onChange={(value) => value && show(`${value}..${right}`)}
            allowDeselect={false}
          />
          <Text size="sm">to</Text>
          <Select
            aria-label="After"
            size="xs"
            w={140}
            data={options}
            value={right}
            onChange={(value) => value && show(`${left}..${value}`)}
            allowDeselect={false}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Close the comparison"
            onClick={() => show(undefined)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      }
    >
      {before && after ? (
        <Differences before={before} after={after} />
      ) : (
        <Text size="sm">There is no such version; choose two of them above.</Text>
      )}
    </Section>
  );
}

function Differences({ before, after }: { before: PlanVersion; after: PlanVersion }): React.ReactNode {
  const { terms, prices, same } = versionChanges(before, after);
  if (terms.length === 0 && prices.length === 0) return <Text size="sm">The two charge the same.</Text>;
  return (
    <Stack gap="md">
      <TableScroll label="Differences" minWidth={320}>
        <Table aria-label="Differences" verticalSpacing={6} horizontalSpacing="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th fz="xs">What</Table.Th>
              <Table.Th fz="xs">Version {before.number}</Table.Th>
              <Table.Th fz="xs">Version {after.number}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {terms.map((change) => (
              <Row key={change.what} change={change} />
            ))}
            {prices.map((price) => (
              <PriceRows key={price.key} price={price} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {same.length > 0 && (
        <Text size="sm" c="dimmed">
          The same in both: {same.join(", ")}.
        </Text>
      )}
    </Stack>
  );
}

function PriceRows({ price }: { price: PriceChange }): React.ReactNode {
  return (
    <>
      <Table.Tr>
        <Table.Td colSpan={3}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {price.name}
            </Text>
            <StatusBadge status={price.kind} tone={TONES[price.kind]} />
          </Group>
        </Table.Td>
      </Table.Tr>
      {price.changes.map((change) => (
        <Row key={change.what} change={change} />
      ))}
    </>
  );
}

function Row({ change }: { change: Change }): React.ReactNode {
  return (
    <Table.Tr style={{ verticalAlign: "top" }}>
      <Table.Td fz="sm" c="dimmed">
        {change.what}
      </Table.Td>
      <Side text={change.before} />
      <Side text={change.after} />
    </Table.Tr>
  );
}

function Side({ text }: { text: string | null }): React.ReactNode {
  const isRule = text?.includes("\n") ?? false;
  return (
    <Table.Td fz="sm" style={{ overflowWrap: "anywhere" }}>
      {isRule ? <Code block>{text}</Code> : (text ?? "–")}
    </Table.Td>
  );
}
