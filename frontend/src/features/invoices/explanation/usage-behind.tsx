import { Accordion, Stack, Text, Title } from "@mantine/core";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { formatQuantity } from "../../../ui/format.js";
import { useAllMeters } from "../../../ui/use-all-meters.js";
import { EventsBehind } from "./events-behind.js";
import { UsageByDay } from "./usage-by-day.js";

type RatedUsage = { quantity: string; events: number };

/** What the rule was given of each meter, by key. */
function ratedUsage(line: InvoiceLine): [string, RatedUsage][] {
  const { usage } = (line.input ?? {}) as { usage?: Record<string, RatedUsage> };
  return Object.entries(usage ?? {});
}

/** The usage that was rated: in total as it was frozen, day by day, down to the single events. */
export function UsageBehind({ invoice, line }: { invoice: Invoice; line: InvoiceLine }): React.ReactNode {
  const usage = ratedUsage(line);
  const { data: meters } = useAllMeters({ archived: "include" });
  const { period } = line;
  if (usage.length === 0 || period === null) return null;
  return (
    <section aria-labelledby="usage">
      <Title order={3} id="usage" mb={6}>
        Usage behind it
      </Title>
      <Stack gap="xs">
        {usage.map(([key, { quantity, events }]) => {
          const meter = meters?.find((known) => known.key === key);
          const of = { customer: invoice.customer, meter: key, period, timeZone: invoice.timeZone };
          return (
            <div key={key}>
              <Text size="sm" className="number" style={{ whiteSpace: "normal" }}>
                <b>{meter?.name ?? key}</b>: {formatQuantity(quantity)} {meter?.unit ?? ""} from{" "}
                {formatQuantity(String(events))} {events === 1 ? "event" : "events"}
              </Text>
              <Accordion variant="separated" mt={4} multiple chevronPosition="left">
                <Accordion.Item value="days">
                  <Accordion.Control>
                    <Text size="sm">Day by day</Text>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <UsageByDay {...of} subscription={invoice.subscription} />
                  </Accordion.Panel>
                </Accordion.Item>
                {meter && (
                  <Accordion.Item value="events">
                    <Accordion.Control>
                      <Text size="sm">The events</Text>
                    </Accordion.Control>
                    <Accordion.Panel>
                      <EventsBehind {...of} eventType={meter.eventType} />
                    </Accordion.Panel>
                  </Accordion.Item>
                )}
              </Accordion>
            </div>
          );
        })}
      </Stack>
    </section>
  );
}
