import { useRouterState } from "@tanstack/react-router";

/**
 * The token of a mail's link, `#token=…`: it stands in the hash so that no server's log holds it. Of the address whose page is
 * shown: while the next page still loads, this one keeps its token.
 */
export const useHashToken = (): string | null =>
  new URLSearchParams(
    useRouterState({ select: ({ location, resolvedLocation }) => (resolvedLocation ?? location).hash }),
  ).get("token");
