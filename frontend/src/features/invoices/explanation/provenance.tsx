import { Title } from "@mantine/core";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { CopyId } from "../../../ui/copy-id.js";
import { Facts } from "../../../ui/facts.js";
import { Money } from "../../../ui/money.js";
import { VerifyInvoice } from "./verify-invoice.js";

const KINDS: Record<InvoiceLine["kind"], string> = {
  in_advance: "Fee in advance",
  in_arrears: "Usage in arrears",
  correction: "Correction of an earlier period",
  one_off: "One-off",
};

/** What the line was rated by, and the proof that it still follows from it. */
export function Provenance({ invoice, line }: { invoice: Invoice; line: InvoiceLine }): React.ReactNode {
  return (
    <section aria-labelledby="provenance">
      <Title order={3} id="provenance" mb={6}>
        What it was rated by
      </Title>
      <Facts
        columns={2}
        items={[
          ["Kind", KINDS[line.kind]],
          ["Price", line.price && <CopyId value={line.price.key} />],
          [
            "Before rounding",
            <Money key="precise" amount={line.preciseAmount} currency={invoice.currency} precise />,
          ],
          ["Tax on it", <Money key="tax" amount={line.taxAmount} currency={invoice.currency} />],
          ["Rule version", line.rule && <CopyId value={line.rule.version} />],
          ["Rule hash", line.rule && <CopyId value={line.rule.hash} />],
          ["Engine", line.rule && `Version ${line.rule.engine}`],
          ["Usage up to (watermark)", line.watermark && <CopyId value={line.watermark} />],
        ]}
      />
      <VerifyInvoice invoice={invoice} line={line.id} />
    </section>
  );
}
