import { Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";

/** The frame of the pages before the login. */
export function Entrance({ title, children }: { title: string; children: React.ReactNode }): React.ReactNode {
  useDocumentTitle(`${title} · Atlas`);
  return (
    <Center mih="100dvh" p="md">
      <Stack w="100%" maw={380} gap="lg" component="main">
        <Group gap="xs" justify="center">
          <img src="/atlas.svg" width={28} height={28} alt="" />
          <Text fw={700} fz="lg">
            Atlas
          </Text>
        </Group>
        <Paper p="lg" shadow="xs">
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </Stack>
    </Center>
  );
}
