import { Center, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";
import { HostedFrame } from "./hosted-frame.js";

/** For a link that opens nothing. It does not say whether there ever was an invoice. */
export function UnknownLink(): React.ReactNode {
  return (
    <HostedFrame>
      <Center py={64}>
        <Stack align="center" gap="xs" maw={420} ta="center">
          <ThemeIcon variant="light" size={44} radius="xl" color="gray">
            <IconLinkOff size={22} aria-hidden />
          </ThemeIcon>
          <Title order={1} fz="lg">
            This link opens no invoice
          </Title>
          <Text size="sm" c="dimmed">
            It may be incomplete. Open it again from the mail, or ask whoever sent it to you.
          </Text>
        </Stack>
      </Center>
    </HostedFrame>
  );
}
