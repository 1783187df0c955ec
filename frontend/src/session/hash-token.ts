/** The token of a mail's link, `#token=…`: it stands in the hash so that no server's log holds it. */
export const hashToken = (): string | null => new URLSearchParams(window.location.hash.slice(1)).get("token");
