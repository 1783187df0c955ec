import { ActionIcon, Button, Group, Menu, Text, VisuallyHidden } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconCreditCard, IconDots } from "@tabler/icons-react";
import { useState } from "react";
import {
  paymentMethodDetachMutation,
  paymentMethodListInfiniteOptions,
  paymentMethodMakeDefaultMutation,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { PaymentMethod } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";
import { AddCard } from "./add-card.js";

/** The cards that can be charged. */
export function MethodsTab({ customer }: { customer: Customer }): React.ReactNode {
  const mayWrite = useCan("payments:write");
  const path = { customer: customer.id };
  const list = useList(paymentMethodListInfiniteOptions({ path }));
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<PaymentMethod | null>(null);
  const remove = useMutation(paymentMethodDetachMutation());
  const makeDefault = useMutation({ ...paymentMethodMakeDefaultMutation(), onError: toastProblem });
  const add = mayWrite && (
    <Button size="xs" onClick={() => setAdding(true)}>
      Add a card
    </Button>
  );
  return (
    <Section flush title="Payment methods" aside={add}>
      <DataTable
        label="Payment methods"
        {...list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "card",
            header: "Card",
            cell: ({ brand, last4, isDefault }) => (
              <Group gap="xs">
                <Text span size="sm" fw={500} className="number">
                  {cardName({ brand, last4 })}
                </Text>
                {isDefault && <StatusBadge status="default" />}
              </Group>
            ),
          },
          {
            key: "expires",
            header: "Expires",
            cell: ({ expMonth, expYear }) => (
              <span className="number">
                {String(expMonth).padStart(2, "0")}/{expYear}
              </span>
            ),
          },
          {
            key: "added",
            header: "Added",
            wideOnly: true,
            cell: ({ createdAt }) => <Instant at={createdAt} timeZone={customer.timeZone} dayOnly />,
          },
          {
            key: "actions",
            header: <VisuallyHidden>Actions</VisuallyHidden>,
            align: "right",
            width: 56,
            cell: (method) =>
              mayWrite && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon variant="subtle" color="gray" aria-label={`Actions of ${cardName(method)}`}>
                      <IconDots size={16} />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item
                      disabled={method.isDefault}
                      onClick={() =>
                        makeDefault.mutate(
                          { path: { ...path, id: method.id } },
                          { onSuccess: () => toastDone(`${cardName(method)} is charged from now on`) },
                        )
                      }
                    >
                      Make it the default
                    </Menu.Item>
                    <Menu.Item color="red.8" onClick={() => setRemoved(method)}>
                      Remove
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ),
          },
        ]}
        empty={
          <EmptyState icon={IconCreditCard} title="No payment method" action={add}>
            {customer.collectionMethod === "send_invoice"
              ? "The customer pays by bank transfer; no card is needed."
              : "Without a card, its invoices stay open until it pays on the invoice's page."}
          </EmptyState>
        }
      />
      {isAdding && <AddCard customer={customer} onClose={() => setAdding(false)} />}
      <Confirm
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={removed ? `Remove ${cardName(removed)}?` : ""}
        verb="Remove"
        harmful
        onConfirm={async () => {
          if (!removed) return;
          await remove.mutateAsync({ path: { ...path, id: removed.id } });
          toastDone(`${cardName(removed)} is removed`);
        }}
      >
        It will not be charged again. Open invoices that were to be charged to it wait for another card.
      </Confirm>
    </Section>
  );
}

const cardName = ({ brand, last4 }: Pick<PaymentMethod, "brand" | "last4">): string =>
  `${brand.charAt(0).toUpperCase()}${brand.slice(1)} •••• ${last4}`;
