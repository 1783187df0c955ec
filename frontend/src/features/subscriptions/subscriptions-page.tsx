import { Page } from "../../ui/page.js";

export function SubscriptionsPage(): React.ReactNode {
  return <Page title="Subscriptions">{null}</Page>;
}
