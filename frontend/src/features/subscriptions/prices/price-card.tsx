import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import type { Price, PriceOverride, Subscription } from "../subscription-types.js";
import { OverrideDialog } from "./override-dialog.js";
import { ParamTable } from "./param-table.js";
import { RemoveOverride } from "./remove-override.js";

type PriceCardProps = {
  subscription: Subscription;
  currency: string;
  price: Price;
  override: PriceOverride | null;
  mayEdit: boolean;
};

/** One price: its model, what it counts, its parameters, and the customer's own. */
export function PriceCard({
  subscription,
  currency,
  price,
  override,
  mayEdit,
}: PriceCardProps): React.ReactNode {
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const about = [
    price.template?.replaceAll("_", " ") ?? "rule written by hand",
    price.timing === "in_advance" ? "in advance" : "in arrears",
    price.meterKeys.join(", "),
  ].filter(Boolean);
  return (
    <Section
      title={price.name}
      aside={
        <Group gap="xs">
          {override && <StatusBadge status="override" tone="busy" label="agreed with this customer" />}
          {mayEdit && (
            <Button size="compact-sm" variant="default" onClick={() => setOpen("edit")}>
              {override ? "Edit" : "Override"}
            </Button>
          )}
          {mayEdit && override && (
            <Button size="compact-sm" variant="default" onClick={() => setOpen("remove")}>
              Remove
            </Button>
          )}
        </Group>
      }
    >
      <Text size="xs" c="dimmed" mb="xs">
        {about.join(" · ")}
      </Text>
      <ParamTable params={price.params} override={override?.params ?? null} currency={currency} />
      {open === "edit" && (
        <OverrideDialog
          subscription={subscription}
          price={price}
          currency={currency}
          override={override}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "remove" && (
        <RemoveOverride subscription={subscription} price={price} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}
