import { List, Text, ThemeIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconCheck, IconCircle } from "@tabler/icons-react";
import {
  customerListOptions,
  eventListOptions,
  meterListOptions,
  planListOptions,
  subscriptionListOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";

const one = { query: { limit: 1 } };
const hasOne = (page: { data: unknown[] } | undefined): boolean => (page?.data.length ?? 0) > 0;

/** The way from nothing to a bill; what is done is ticked. */
export function FirstSteps(): React.ReactNode {
  const { id: env, setup } = useEnvironment();
  const meters = useQuery(meterListOptions(one));
  const plans = useQuery(planListOptions(one));
  const customers = useQuery(customerListOptions(one));
  const subscriptions = useQuery(subscriptionListOptions(one));
  const events = useQuery(eventListOptions(one));
  if (setup?.status === "running") return null;
  const params = { env };
  return (
    <Section title="From nothing to the first bill">
      <List spacing="xs" size="sm" center>
        <Step isDone={hasOne(meters.data)} why="what is counted: tokens, requests, seconds">
          <AnchorLink to="/$env/catalog" params={params} search={{ tab: "meters", create: true }}>
            Create a meter
          </AnchorLink>
        </Step>
        <Step isDone={hasOne(plans.data)} why="what it costs, from a template or as a rule">
          <AnchorLink to="/$env/catalog" params={params} search={{ create: true }}>
            Create a plan
          </AnchorLink>
        </Step>
        <Step isDone={hasOne(customers.data)} why="who pays, in which currency and time zone">
          <AnchorLink to="/$env/customers" params={params} search={{ create: true }}>
            Create a customer
          </AnchorLink>
        </Step>
        <Step isDone={hasOne(subscriptions.data)} why="from then on its usage is billed">
          <AnchorLink to="/$env/subscriptions" params={params} search={{ create: true }}>
            Put the customer on the plan
          </AnchorLink>
        </Step>
        <Step isDone={hasOne(events.data)} why="and see it here a moment later">
          <AnchorLink to="/$env/usage" params={params} search={{ tab: "send" }}>
            Send a test event
          </AnchorLink>
        </Step>
      </List>
    </Section>
  );
}

type StepProps = { isDone: boolean; why: string; children: React.ReactNode };

const Step = ({ isDone, why, children }: StepProps): React.ReactNode => (
  <List.Item
    icon={
      <ThemeIcon size={20} radius="xl" variant="light" color={isDone ? "teal" : "gray"}>
        {isDone ? <IconCheck size={13} aria-label="Done" /> : <IconCircle size={9} aria-label="To do" />}
      </ThemeIcon>
    }
  >
    {children}
    <Text span size="sm" c="dimmed">
      {" "}
      – {why}
    </Text>
  </List.Item>
);
