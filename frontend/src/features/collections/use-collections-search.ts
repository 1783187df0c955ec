import { useNavigate, useSearch } from "@tanstack/react-router";
import type { CollectionsSearch } from "./collections-search.js";

/** The page's address and how to change a part of it. */
export function useCollectionsSearch(): [CollectionsSearch, (change: CollectionsSearch) => void] {
  const search = useSearch({ from: "/authenticated/$env/collections" });
  const navigate = useNavigate({ from: "/$env/collections" });
  return [search, (change) => void navigate({ replace: true, search: (old) => ({ ...old, ...change }) })];
}
