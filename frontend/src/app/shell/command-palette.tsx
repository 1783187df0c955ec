import { Spotlight, spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useEnvironment } from "../../session/environments.js";
import { pages } from "./navigation.js";
import { useFound } from "./use-found.js";

/** ⌘K: pages at once, customers, invoices, plans and the like as the server finds them. Opens each time it is `asked` for. */
export function CommandPalette({ asked }: { asked: number }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const found = useFound(text);
  useEffect(() => spotlight.open(), [asked]);
  const matches = pages.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const toPage: SpotlightActionData[] = matches.map(({ to, label, icon: Symbol }) => ({
    id: to,
    label,
    leftSection: <Symbol size={18} stroke={1.7} />,
    onClick: () => void navigate({ to, params: { env } }),
  }));
  return (
    <Spotlight
      shortcut={null}
      query={text}
      onQueryChange={setText}
      // The server has filtered already; filtering again would hide what it found by external id or email.
      filter={(_, actions) => actions}
      actions={[
        ...(found.length > 0 ? [{ group: "Found", actions: found }] : []),
        ...(toPage.length > 0 ? [{ group: "Pages", actions: toPage }] : []),
      ]}
      nothingFound={text ? "Nothing is called that" : "Type a name, a number or an id"}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: "Search customers, invoices, plans, pages",
        "aria-label": "Search",
      }}
      scrollable
      maxHeight={420}
    />
  );
}
