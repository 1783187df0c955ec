import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconCopy, IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { downloadUrl } from "../../../api/client.js";
import { hostedLinkGet, type Invoice } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";
import { ApproveDialog } from "./approve-dialog.js";
import { availableActions, type InvoiceAction } from "./available-actions.js";
import { CreditDialog } from "./credit-dialog.js";
import { PaymentDialog } from "./payment-dialog.js";
import { RefundDialog } from "./refund-dialog.js";
import { VoidDialog } from "./void-dialog.js";

const LABELS: Record<InvoiceAction, string> = {
  approve: "Finalize …",
  refund: "Refund …",
  payment: "Mark as paid (bank transfer) …",
  credit: "Credit lines …",
  void: "Void …",
};

const DIALOGS: Record<InvoiceAction, (props: { invoice: Invoice; onClose: () => void }) => React.ReactNode> =
  {
    approve: ApproveDialog,
    refund: RefundDialog,
    payment: PaymentDialog,
    credit: CreditDialog,
    void: VoidDialog,
  };

/** What one can do with an invoice: the likeliest as a button, the rest in a menu. */
export function InvoiceActions({ invoice }: { invoice: Invoice }): React.ReactNode {
  const [open, setOpen] = useState<InvoiceAction | null>(null);
  const actions = availableActions(invoice, {
    mayInvoice: useCan("invoices:write"),
    mayPay: useCan("payments:write"),
  });
  const copyLink = useCopyLink(invoice.id);
  const first = actions.find((action) => action !== "void");
  const Dialog = open && DIALOGS[open];
  return (
    <>
      {first && <Button onClick={() => setOpen(first)}>{LABELS[first]}</Button>}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => (
            <Menu.Item
              key={action}
              onClick={() => setOpen(action)}
              {...(action === "void" ? { c: "red" } : {})}
            >
              {LABELS[action]}
            </Menu.Item>
          ))}
          {actions.length > 0 && <Menu.Divider />}
          <Menu.Item
            component="a"
            href={downloadUrl(`/v1/invoices/${invoice.id}/pdf`)}
            download={`${invoice.number ?? "invoice"}.pdf`}
            disabled={invoice.pdf === null}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Download PDF
          </Menu.Item>
          <Menu.Item
            onClick={() => copyLink.mutate()}
            disabled={invoice.finalizedAt === null}
            leftSection={<IconCopy size={16} aria-hidden />}
          >
            Copy the customer’s link
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog invoice={invoice} onClose={() => setOpen(null)} />}
    </>
  );
}

function useCopyLink(id: string) {
  return useMutation({
    mutationFn: async () => {
      const { data } = await hostedLinkGet({ path: { id }, throwOnError: true });
      await navigator.clipboard.writeText(data.url);
      return data.url;
    },
    onSuccess: (url) => toastDone("The link is copied", url),
    onError: toastProblem,
  });
}
