import { AspectRatio, Skeleton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { previewPreview } from "../../../api/generated/index.js";
import { PDF_VIEW } from "../../../ui/pdf-view.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { Section } from "../../../ui/section.js";
import type { Seller } from "../use-settings.js";

const TYPING_MS = 400;

/** A sample invoice by the template of real ones, as it would look with what the form says now. */
export function InvoicePreview({ seller }: { seller: Seller }): React.ReactNode {
  const [settled] = useDebouncedValue(seller, TYPING_MS);
  const { data, error, refetch } = useQuery({
    queryKey: ["invoice-preview", settled],
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await previewPreview({ body: { seller: settled }, parseAs: "blob", signal, throwOnError: true }))
        .data as Blob,
  });
  const address = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  return (
    <Section title="A sample invoice">
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <AspectRatio ratio={210 / 297}>
          {address ? (
            <iframe title="Sample invoice as PDF" src={`${address}${PDF_VIEW}`} style={{ border: 0 }} />
          ) : (
            <Skeleton />
          )}
        </AspectRatio>
      )}
    </Section>
  );
}
