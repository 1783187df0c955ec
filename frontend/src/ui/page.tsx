import { Breadcrumbs, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";

type PageProps = {
  title: string;
  /** What stands beside the title, such as a state. */
  badge?: React.ReactNode;
  subtitle?: React.ReactNode;
  /** Links upwards. */
  trail?: React.ReactNode[];
  actions?: React.ReactNode;
  children: React.ReactNode;
};

/** A page's frame: trail, title, what one can do, content. */
export function Page({ title, badge, subtitle, trail, actions, children }: PageProps): React.ReactNode {
  useDocumentTitle(`${title} · Atlas`);
  return (
    <Stack gap="lg" maw={1280} mx="auto">
      <div>
        {trail && (
          <Breadcrumbs mb={4} separatorMargin={6}>
            {trail}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ minWidth: 0 }}>
            <Group gap="sm">
              <Title order={1}>{title}</Title>
              {badge}
            </Group>
            {subtitle && (
              <Text size="sm" c="dimmed" component="div">
                {subtitle}
              </Text>
            )}
          </div>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      </div>
      {children}
    </Stack>
  );
}
