import { useNavigate, useSearch } from "@tanstack/react-router";
import type { DevelopersSearch } from "./developers-search.js";

/** The page's address and how to change a part of it. */
export function useDevelopersSearch(): [DevelopersSearch, (change: DevelopersSearch) => void] {
  const search = useSearch({ from: "/authenticated/$env/developers" });
  const navigate = useNavigate({ from: "/$env/developers" });
  return [search, (change) => void navigate({ replace: true, search: (old) => ({ ...old, ...change }) })];
}
