import { Box, Group, Paper, Title } from "@mantine/core";

type SectionProps = {
  title?: React.ReactNode;
  aside?: React.ReactNode;
  flush?: boolean;
  children: React.ReactNode;
};

/** A card of a page. `flush` lets a table reach the borders. */
export function Section({ title, aside, flush = false, children }: SectionProps): React.ReactNode {
  return (
    <Paper component="section">
      {(title || aside) && (
        <Group justify="space-between" px="md" pt="sm" pb={flush ? "xs" : 0} gap="xs">
          {typeof title === "string" ? <Title order={2}>{title}</Title> : title}
          {aside}
        </Group>
      )}
      <Box p={flush ? 0 : "md"}>{children}</Box>
    </Paper>
  );
}
