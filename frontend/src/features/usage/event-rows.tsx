import { ActionIcon, Box, Code, Table, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useEnvironment } from "../../session/environments.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { EventJson } from "./event-json.js";
import { measureWords } from "./measure-words.js";
import type { UsageEvent } from "./use-event-tail.js";
import { TableScroll } from "../../ui/table-scroll.js";

type EventRowsProps = { label: string; events: readonly UsageEvent[]; names: ReadonlyMap<string, string> };

/** Events line by line; each opens to its JSON. */
export function EventRows({ label, events, names }: EventRowsProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <TableScroll label={label}>
      <Table aria-label={label} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={1}>
              <VisuallyHidden>Open</VisuallyHidden>
            </Table.Th>
            <Table.Th fz="xs">Time</Table.Th>
            <Table.Th fz="xs" visibleFrom="sm">
              Received
            </Table.Th>
            <Table.Th fz="xs">Type</Table.Th>
            <Table.Th fz="xs" visibleFrom="sm">
              Customer
            </Table.Th>
            <Table.Th fz="xs" visibleFrom="sm">
              Counts
            </Table.Th>
            <Table.Th fz="xs">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => {
            const key = `${event.source} ${event.id}`;
            const isOpen = open === key;
            const Chevron = isOpen ? IconChevronDown : IconChevronRight;
            return (
              <Fragment key={key}>
                <Table.Tr>
                  <Table.Td pr={0}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-expanded={isOpen}
                      aria-label={`${isOpen ? "Close" : "Open"} event ${event.id}`}
                      onClick={() => setOpen(isOpen ? null : key)}
                    >
                      <Chevron size={15} />
                    </ActionIcon>
                  </Table.Td>
                  <Table.Td fz="sm">
                    <Instant at={event.time} seconds />
                  </Table.Td>
                  <Table.Td fz="sm" c="dimmed" visibleFrom="sm">
                    <Instant at={event.receivedAt} seconds />
                  </Table.Td>
                  <Table.Td fz="sm">
                    <UnstyledButton tabIndex={-1} onClick={() => setOpen(isOpen ? null : key)}>
                      <Code>{event.type}</Code>
                    </UnstyledButton>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <AnchorLink
                      to="/$env/customers/$customer"
                      params={{ env, customer: event.customer }}
                      size="sm"
                      lineClamp={2}
                    >
                      {names.get(event.customer) ?? event.customer}
                    </AnchorLink>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <Text size="sm" c={event.measures.length > 0 ? undefined : "dimmed"} lineClamp={1}>
                      {measureWords(event)}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <StatusBadge status={event.status} />
                  </Table.Td>
                </Table.Tr>
                {isOpen && (
                  <Table.Tr>
                    <Table.Td colSpan={7} p={0}>
                      <Box p="md" pt={0}>
                        <EventJson event={event} />
                      </Box>
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
