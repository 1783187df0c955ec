import { useLocation } from "@tanstack/react-router";

/** The token of a mail's link, `#token=…`: it stands in the hash so that no server's log holds it. */
export const useHashToken = (): string | null =>
  new URLSearchParams(useLocation({ select: ({ hash }) => hash })).get("token");
