import { Box, Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  apiKeysListInfiniteOptions,
  apiKeysRevokeMutation,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { ApiKey } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { useList } from "../../../ui/use-list.js";
import { NewKey } from "./new-key.js";

/** The environment's keys; each was shown once and is stored as a hash. */
export function ApiKeys(): React.ReactNode {
  const mayWrite = useCan("keys:write");
  const [isOpen, { open, close }] = useDisclosure(false);
  const [ending, setEnding] = useState<ApiKey | null>(null);
  const revoke = useMutation(apiKeysRevokeMutation());
  const list = useList(apiKeysListInfiniteOptions({ query: { limit: 50 } }));
  const columns: Column<ApiKey>[] = [
    { key: "name", header: "Name", clamped: true, cell: ({ name }) => name },
    {
      key: "prefix",
      header: "Key",
      cell: ({ prefix }) => <Text span size="sm" ff="monospace">{`${prefix}…`}</Text>,
    },
    {
      key: "state",
      header: "State",
      wideOnly: true,
      cell: ({ revokedAt }) => <StatusBadge status={revokedAt ? "revoked" : "active"} />,
    },
    { key: "scopes", header: "Scopes", wideOnly: true, cell: ({ scopes }) => `${scopes.length} scopes` },
    {
      key: "used",
      header: "Last used",
      wideOnly: true,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant at={lastUsedAt} /> : "never"),
    },
    {
      key: "revoke",
      header: "",
      align: "right",
      cell: (key) =>
        key.revokedAt !== null ? (
          <Box hiddenFrom="sm">
            <StatusBadge status="revoked" />
          </Box>
        ) : (
          mayWrite && (
            <Button size="compact-xs" variant="default" onClick={() => setEnding(key)}>
              Revoke
            </Button>
          )
        ),
    },
  ];
  return (
    <Stack gap="sm">
      {mayWrite && (
        <Group>
          <Button onClick={open}>New API key</Button>
        </Group>
      )}
      <Section flush>
        <DataTable
          label="API keys"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={IconKey} title="No keys yet">
              Your servers post events with a key of this environment.
            </EmptyState>
          }
        />
      </Section>
      {isOpen && <NewKey onClose={close} />}
      {ending && (
        <Confirm
          opened
          harmful
          onClose={() => setEnding(null)}
          title={`Revoke ${ending.name}?`}
          verb="Revoke the key"
          onConfirm={() => revoke.mutateAsync({ path: { id: ending.id } })}
        >
          Whatever still uses {ending.prefix}… is refused within a second. A revoked key cannot be brought
          back.
        </Confirm>
      )}
    </Stack>
  );
}
