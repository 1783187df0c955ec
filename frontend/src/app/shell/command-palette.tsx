import { createSpotlight, Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useEnvironment } from "../../session/environments.js";
import { pagesFor } from "./palette-pages.js";
import { useFound } from "./use-found.js";

const [store, palette] = createSpotlight();

/** ⌘K: pages at once, customers, invoices, plans and the like as the server finds them. Opens each time it is `asked` for. */
export function CommandPalette({ asked }: { asked: number }): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const { entries: found, isSearching } = useFound(text);
  useEffect(() => palette.open(), [asked]);
  const toPage: SpotlightActionData[] = pagesFor(text).map(({ link, label, within, icon: Symbol }) => ({
    id: within ? `${within}/${label}` : label,
    label,
    ...(within ? { description: within } : {}),
    leftSection: <Symbol size={18} stroke={1.7} aria-hidden />,
    onClick: () => void navigate({ ...link, params: { env } }),
  }));
  const ids = [...found, ...toPage].map(({ id }) => id).join(" ");
  // The palette chooses its first entry as a letter is typed; what the server finds comes later, and Enter means it.
  useEffect(selectFirst, [ids]);
  const nothingFound =
    text === "" ? "Type a name, a number or an id" : isSearching ? "Searching …" : "Nothing is called that";
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={text}
      onQueryChange={setText}
      // The server has filtered already; filtering again would hide what it found by external id or email.
      filter={(_, actions) => actions}
      actions={[
        ...(found.length > 0 ? [{ group: "Found", actions: found }] : []),
        ...(toPage.length > 0 ? [{ group: "Pages", actions: toPage }] : []),
      ]}
      nothingFound={nothingFound}
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

/** The library keeps what is chosen as a mark on the entry, and lets nobody set it from outside. */
function selectFirst(): void {
  const entries = document.getElementById(store.getState().listId)?.querySelectorAll("[data-action]") ?? [];
  entries.forEach((entry, index) => entry.toggleAttribute("data-selected", index === 0));
  store.updateState((state) => ({ ...state, selected: 0 }));
}
