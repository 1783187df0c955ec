import { Button, Grid, Group, JsonInput, Select, Stack, Text } from "@mantine/core";
import { IconRefresh, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  analyticsEventTypesOptions,
  customerListOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { client } from "../../api/generated/client.gen.js";
import type { EventIngestResponse, EventIngestResponses } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { CustomerPicker } from "../../ui/customer-picker.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { UnsavedGuard } from "../../ui/unsaved-guard.js";
import { JsonView } from "./json-view.js";
import { SendAnswer } from "./send-answer.js";
import { curlCommand, eventTextError, exampleEvent, freshId, withFreshId } from "./test-event.js";

/** Sends a test event the way a server would, and shows the answer. */
export function SendTab(): React.ReactNode {
  const types = useQuery(analyticsEventTypesOptions());
  const customers = useQuery(customerListOptions({ query: { limit: 1 } }));
  if (!types.data || !customers.data) return null;
  const [customer] = customers.data.data;
  return <SendForm types={types.data.data} start={customer?.externalId ?? customer?.id ?? "acme"} />;
}

type SendFormProps = {
  types: Parameters<typeof exampleEvent>[0][];
  start: string;
};

function SendForm({ types, start }: SendFormProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const [type, setType] = useState(types[0]?.type ?? null);
  const [customer, setCustomer] = useState<string | null>(null);
  const [text, setText] = useState(() => exampleEvent(types[0], start, freshId()));
  const [isTyped, setTyped] = useState(false);
  const error = eventTextError(text);
  const send = useMutation({
    mutationFn: async (body: string): Promise<EventIngestResponse> => {
      // The text goes as it stands: parsing it here would cut long numbers.
      const { data } = await client.post<EventIngestResponses, unknown, true>({
        url: "/v1/events",
        body,
        bodySerializer: null,
        headers: { "Content-Type": "application/json" },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: () => setTyped(false),
  });
  const fill = (nextType: string | null, nextCustomer: string | null): void => {
    setType(nextType);
    setCustomer(nextCustomer);
    setTyped(false);
    setText(
      exampleEvent(
        types.find((one) => one?.type === nextType),
        nextCustomer ?? start,
        freshId(),
      ),
    );
  };
  return (
    <Grid gap="lg">
      <UnsavedGuard isDirty={isTyped} what="the event" />
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Section title="Event">
          <Stack gap="sm">
            <Group gap="sm" grow align="flex-end">
              <Select
                label="Like the last of type"
                size="xs"
                data={types.flatMap((one) => one?.type ?? [])}
                value={type}
                onChange={(next) => fill(next, customer)}
                placeholder="No event yet"
                searchable
              />
              <CustomerPicker
                label="Customer"
                size="xs"
                value={customer}
                onChange={(next) => fill(type, next)}
                placeholder={start}
              />
            </Group>
            <JsonInput
              label="JSON"
              description="One event, or a list of up to 10,000. Without a time it is that of its receipt."
              autosize
              minRows={9}
              maxRows={24}
              value={text}
              onChange={(typed) => {
                setText(typed);
                setTyped(true);
              }}
              error={error}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            />
            <Group gap="xs">
              <Button
                leftSection={<IconSend size={16} />}
                disabled={error !== null}
                loading={send.isPending}
                onClick={() => send.mutate(text)}
              >
                Send
              </Button>
              <Button
                variant="default"
                leftSection={<IconRefresh size={16} />}
                onClick={() => setText(withFreshId(text))}
              >
                New id
              </Button>
              <Text size="xs" c="dimmed">
                The same id again is a duplicate, and counts once.
              </Text>
            </Group>
          </Stack>
        </Section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Stack gap="lg">
          {(send.data || send.error) && (
            <Section title="Answer">
              {send.error ? (
                <ProblemAlert error={send.error} />
              ) : (
                send.data && <SendAnswer answer={send.data} />
              )}
            </Section>
          )}
          <Section title="The same by curl">
            <JsonView value={curlCommand(window.location.origin, env, text)} label="curl command" />
          </Section>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
