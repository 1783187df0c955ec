import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { sessionEndMutation, sessionListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { OpenSession } from "../../../api/generated/index.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { toastProblem } from "../../../ui/toasts.js";

export function Sessions(): React.ReactNode {
  const { data, error, refetch } = useQuery(sessionListOptions());
  const end = useMutation({ ...sessionEndMutation(), onError: toastProblem });
  const columns: Column<OpenSession>[] = [
    {
      key: "agent",
      header: "Browser",
      cell: ({ userAgent, isCurrent }) => `${shortAgent(userAgent)}${isCurrent ? " (this one)" : ""}`,
    },
    { key: "ip", header: "Address", wideOnly: true, cell: ({ ip }) => ip ?? "–" },
    { key: "seen", header: "Last seen", cell: ({ lastSeenAt }) => <Instant at={lastSeenAt} /> },
    {
      key: "end",
      header: "",
      align: "right",
      cell: ({ id, isCurrent }) =>
        !isCurrent && (
          <Button size="compact-xs" variant="default" onClick={() => end.mutate({ path: { id } })}>
            End
          </Button>
        ),
    },
  ];
  return (
    <Section title="Open sessions" flush>
      <DataTable
        label="Open sessions"
        rows={data?.data}
        error={error}
        onRetry={() => void refetch()}
        columns={columns}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Section>
  );
}

/** `Firefox on Linux` instead of the whole user agent. */
function shortAgent(userAgent: string | null): string {
  const browser = /(Edg|Firefox|Chrome|Safari|curl)\//.exec(userAgent ?? "")?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent ?? "")?.[1];
  if (!browser) return userAgent?.slice(0, 40) ?? "unknown";
  return `${browser === "Edg" ? "Edge" : browser}${system ? ` on ${system}` : ""}`;
}
