import type { Invoice } from "../../api/generated/index.js";
import type { Column } from "../../ui/data-table.js";
import { AnchorLink } from "../../ui/links.js";

type Row = { customerId: string; invoiceId: string };

/** Whose money it is and of which invoice, each a way there; the ids until their names are read. */
export const whoseColumns = (env: string, invoices: ReadonlyMap<string, Invoice>): Column<Row>[] => [
  {
    key: "customer",
    header: "Customer",
    cell: ({ customerId, invoiceId }) => (
      <AnchorLink to="/$env/customers/$customer" params={{ env, customer: customerId }} size="sm">
        {invoices.get(invoiceId)?.customerName ?? customerId}
      </AnchorLink>
    ),
  },
  {
    key: "invoice",
    header: "Invoice",
    cell: ({ invoiceId }) => (
      <AnchorLink
        to="/$env/invoices/$invoice"
        params={{ env, invoice: invoiceId }}
        size="sm"
        className="number"
      >
        {invoices.get(invoiceId)?.number ?? invoiceId}
      </AnchorLink>
    ),
  },
];
