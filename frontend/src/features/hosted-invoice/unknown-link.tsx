import { IconLinkOff } from "@tabler/icons-react";
import { Title } from "@mantine/core";
import { EmptyState } from "../../ui/empty-state.js";
import { HostedFrame } from "./hosted-frame.js";

/** For a link that opens nothing. It does not say whether there ever was an invoice. */
export function UnknownLink(): React.ReactNode {
  return (
    <HostedFrame>
      <Title order={1} ta="center" fz="lg">
        Invoice
      </Title>
      <EmptyState icon={IconLinkOff} title="This link opens no invoice">
        It may be incomplete. Open it again from the mail, or ask whoever sent it to you.
      </EmptyState>
    </HostedFrame>
  );
}
