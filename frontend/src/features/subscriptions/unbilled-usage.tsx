import { Alert, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usageUnbilledOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { formatQuantity } from "../../ui/format.js";
import { Instant } from "../../ui/instant.js";
import { useCan } from "../../session/session.js";
import type { Subscription } from "./subscription-types.js";

/** Says quietly that usage of an ended subscription changed after its last invoice, and by how much per meter. */
export function UnbilledUsage({ subscription }: { subscription: Subscription }): React.ReactNode {
  const { id, endsAt, timeZone } = subscription;
  const mayRead = useCan("usage:read");
  const { data } = useQuery({
    ...usageUnbilledOptions({ path: { id } }),
    enabled: mayRead && endsAt !== null,
  });
  if (!data || data.data.length === 0) return null;
  return (
    <Alert color="yellow" title="Usage that no invoice has">
      <Text size="sm">
        It came, or was changed, after the last billing run of this subscription. No further run will bill it;
        it can be added by hand to a draft invoice of the customer.
      </Text>
      <List size="sm" mt={6}>
        {data.data.map(({ meter, start, end, billed, now }) => (
          <List.Item key={`${meter.id} ${start}`}>
            <b>{meter.name}</b>, <Instant at={start} timeZone={timeZone} dayOnly /> until{" "}
            <Instant at={end} timeZone={timeZone} dayOnly />: {quantity(billed.quantity, meter.unit)} of{" "}
            {events(billed.events)} billed, {quantity(now.quantity, meter.unit)} of {events(now.events)} now
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

const quantity = (text: string, unit: string | null): string =>
  unit ? `${formatQuantity(text)} ${unit}` : formatQuantity(text);
const events = (count: number): string =>
  count === 1 ? "1 event" : `${formatQuantity(String(count))} events`;
