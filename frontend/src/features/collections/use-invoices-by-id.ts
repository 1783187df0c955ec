import { useQueries } from "@tanstack/react-query";
import { invoiceGetOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice } from "../../api/generated/index.js";

/** The invoices that a list names by their ids, read once each. At most fifty, since that many fit a screen. */
export function useInvoicesById(ids: readonly string[]): ReadonlyMap<string, Invoice> {
  const wanted = [...new Set(ids)].slice(0, 50);
  return useQueries({
    queries: wanted.map((id) => ({ ...invoiceGetOptions({ path: { id } }), staleTime: 300_000 })),
    combine: (found) => new Map(found.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  });
}
