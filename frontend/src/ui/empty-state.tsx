import { Center, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";

type EmptyStateProps = { icon: Icon; title: string; children?: React.ReactNode; action?: React.ReactNode };

/** Nothing here yet: why, and the next thing to do. */
export function EmptyState({ icon: Symbol, title, children, action }: EmptyStateProps): React.ReactNode {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <ThemeIcon variant="light" size={44} radius="xl" color="gray">
          <Symbol size={22} aria-hidden />
        </ThemeIcon>
        <Title order={2} size="h3">
          {title}
        </Title>
        {children && (
          <Text size="sm" c="dimmed">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}
