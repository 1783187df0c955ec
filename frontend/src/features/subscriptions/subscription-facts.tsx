import { Alert, Text } from "@mantine/core";
import { useEnvironment } from "../../session/environments.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import type { Subscription } from "./subscription-types.js";

/** What somebody is on, since when, until when. */
export function SubscriptionFacts({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { plan, startAt, endsAt, currentPeriod, pendingChange, timeZone, externalId } = subscription;
  return (
    <>
      {pendingChange && (
        <Alert color={pendingChange.kind === "cancel" ? "orange" : "blue"}>
          <Text size="sm" component="div">
            {pendingChange.kind === "cancel" ? (
              <>
                It ends on <Instant at={pendingChange.at} timeZone={timeZone} fw={600} />; the period until
                then is billed as usual.
              </>
            ) : (
              <>
                On <Instant at={pendingChange.at} timeZone={timeZone} fw={600} /> it goes to{" "}
                <b>
                  {pendingChange.plan.planName} version {pendingChange.plan.version}
                </b>
                .
              </>
            )}
          </Text>
        </Alert>
      )}
      <Section>
        <Facts
          items={[
            [
              "Plan",
              <AnchorLink
                key="plan"
                to="/$env/catalog/plans/$plan/versions/$version"
                params={{ env, plan: plan.planKey, version: String(plan.version) }}
                size="sm"
              >
                {plan.planName}, version {plan.version}
              </AnchorLink>,
            ],
            ["Started", <Instant key="start" at={startAt} timeZone={timeZone} />],
            [
              "Current period",
              currentPeriod && (
                <span key="period">
                  <Instant at={currentPeriod.start} timeZone={timeZone} dayOnly /> until{" "}
                  <Instant at={currentPeriod.end} timeZone={timeZone} dayOnly />
                </span>
              ),
            ],
            ["Ends", endsAt && <Instant key="end" at={endsAt} timeZone={timeZone} />],
            ["Time zone", timeZone],
            ["Your own id", externalId],
          ]}
        />
      </Section>
    </>
  );
}
