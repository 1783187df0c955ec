import { Page } from "../../ui/page.js";

export function TimeMachinePage(): React.ReactNode {
  return <Page title="TimeMachine">{null}</Page>;
}
