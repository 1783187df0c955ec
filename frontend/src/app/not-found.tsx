import { IconMapOff } from "@tabler/icons-react";
import { EmptyState } from "../ui/empty-state.js";
import { ButtonLink } from "../ui/links.js";
import { Page } from "../ui/page.js";

export function NotFound(): React.ReactNode {
  return (
    <Page title="Not found">
      <EmptyState
        icon={IconMapOff}
        title="There is no such page"
        action={<ButtonLink to="/">Go to the overview</ButtonLink>}
      >
        The address is wrong, or what it names is in another environment.
      </EmptyState>
    </Page>
  );
}
