import type { Invoice, InvoiceLine } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { AnchorLink } from "../../ui/links.js";

type LineLinkProps = { invoice: Invoice; line: InvoiceLine; isQuiet?: boolean };

/** A line's name; it leads to how its amount came about. */
export function LineLink({ invoice, line, isQuiet = false }: LineLinkProps): React.ReactNode {
  const { id: env } = useEnvironment();
  return (
    <AnchorLink
      from="/$env/invoices/$invoice"
      to="/$env/invoices/$invoice"
      params={{ env, invoice: invoice.id }}
      search={(old) => ({ ...old, line: line.id })}
      replace
      resetScroll={false}
      size="sm"
      fw={500}
      {...(isQuiet ? { c: "inherit" } : {})}
      title="How this amount came about"
    >
      {line.description}
    </AnchorLink>
  );
}
