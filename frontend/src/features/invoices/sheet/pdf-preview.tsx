import { Anchor, Paper, Text } from "@mantine/core";
import { downloadUrl } from "../../../api/client.js";
import type { Invoice } from "../../../api/generated/index.js";
import { PDF_VIEW } from "../../../ui/pdf-view.js";

/** The document as it was issued and mailed, byte for byte. */
export function PdfPreview({ invoice }: { invoice: Invoice }): React.ReactNode {
  const url = downloadUrl(`/v1/invoices/${invoice.id}/pdf`);
  const name = invoice.number ?? "invoice";
  return (
    <Paper style={{ overflow: "hidden" }}>
      <object
        data={`${url}${PDF_VIEW}`}
        type="application/pdf"
        aria-label={`${name} as PDF`}
        style={{ display: "block", width: "100%", height: "min(80vh, 900px)" }}
      >
        <Text size="sm" p="md">
          This browser shows no PDFs. <Anchor href={url}>Download {name}.pdf</Anchor>
        </Text>
      </object>
    </Paper>
  );
}
