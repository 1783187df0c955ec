import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useCan } from "../../../session/session.js";
import type { Subscription } from "../subscription-types.js";
import { CancelDialog } from "./cancel-dialog.js";
import { ChangePlanDialog } from "./change-plan-dialog.js";
import { WithdrawDialog } from "./withdraw-dialog.js";

type Action = "change" | "cancel" | "withdraw";

/** What one can do with a subscription that has not ended. */
export function SubscriptionActions({ subscription }: { subscription: Subscription }): React.ReactNode {
  const [open, setOpen] = useState<Action | null>(null);
  const mayWrite = useCan("subscriptions:write");
  const { status, pendingChange } = subscription;
  if (!mayWrite || (status !== "active" && status !== "future")) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      {pendingChange ? (
        <Button onClick={() => setOpen("withdraw")}>Withdraw the change …</Button>
      ) : (
        <Button onClick={() => setOpen("change")}>Change plan …</Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen("change")}>Change plan …</Menu.Item>
          {pendingChange && (
            <Menu.Item onClick={() => setOpen("withdraw")}>Withdraw the pending change …</Menu.Item>
          )}
          <Menu.Item c="red" onClick={() => setOpen("cancel")}>
            Cancel the subscription …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === "change" && <ChangePlanDialog subscription={subscription} onClose={close} />}
      {open === "cancel" && <CancelDialog subscription={subscription} onClose={close} />}
      {open === "withdraw" && <WithdrawDialog subscription={subscription} onClose={close} />}
    </>
  );
}
