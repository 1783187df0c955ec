import { SimpleGrid, Skeleton } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { useSettings, type Seller } from "../use-settings.js";
import { BrandingForm } from "./branding-form.js";
import { InvoicePreview } from "./invoice-preview.js";

/** What invoices and mails show of the seller, beside an invoice as it will look. */
export function Branding(): React.ReactNode {
  const { data, error, refetch, save } = useSettings();
  const [draft, setDraft] = useState<Seller | null>(null);
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={420} />;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <BrandingForm
        key={data.etag}
        seller={data.settings.seller}
        onDraft={setDraft}
        save={(seller) => save({ seller })}
      />
      <InvoicePreview seller={draft ?? data.settings.seller} />
    </SimpleGrid>
  );
}
