import { useQueries } from "@tanstack/react-query";
import { customerReadOptions } from "../api/generated/@tanstack/react-query.gen.js";

/** Names of customers by their ids, read once each. At most fifty, since that many fit a screen. */
export function useCustomerNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(ids)].slice(0, 50);
  return useQueries({
    queries: wanted.map((customer) => ({
      ...customerReadOptions({ path: { customer } }),
      staleTime: 300_000,
    })),
    combine: (found) => new Map(found.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : []))),
  });
}
