import { Page } from "../../ui/page.js";

export function SubscriptionPage(): React.ReactNode {
  return <Page title="Subscription">{null}</Page>;
}
