import { Button } from "@mantine/core";
import { IconBook } from "@tabler/icons-react";
import { useCan } from "../../session/session.js";
import { Page } from "../../ui/page.js";
import { UrlTabs } from "../../ui/url-tabs.js";
import { ApiKeys } from "./keys/api-keys.js";
import { EventTypes } from "./event-types.js";
import { RequestLog } from "./requests/request-log.js";
import { Snippets } from "./snippets/snippets.js";
import { useDevelopersSearch } from "./use-developers-search.js";

/** What an engineer needs: keys, what the API was asked and answered, what is sent, code to start from. */
export function DevelopersPage(): React.ReactNode {
  const [search, change] = useDevelopersSearch();
  const maySeeKeys = useCan("keys:read");
  const tabs = [
    { name: "keys", label: "API keys", content: <ApiKeys /> },
    { name: "requests", label: "Request log", content: <RequestLog /> },
    { name: "events", label: "Event catalogue", content: <EventTypes /> },
    { name: "snippets", label: "Code", content: <Snippets /> },
  ] as const;
  const allowed = tabs.filter(({ name }) => maySeeKeys || (name !== "keys" && name !== "requests"));
  const chosen = allowed.find(({ name }) => name === search.tab) ?? allowed[0]!;
  return (
    <Page
      title="Developers"
      actions={
        <Button
          component="a"
          href="/docs"
          target="_blank"
          variant="default"
          leftSection={<IconBook size={16} aria-hidden />}
        >
          API reference
        </Button>
      }
    >
      <UrlTabs value={chosen.name} onChange={(tab) => change({ tab })} tabs={allowed} />
    </Page>
  );
}
