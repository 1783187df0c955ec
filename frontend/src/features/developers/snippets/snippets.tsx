import { SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { customerListOptions, meterListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { CodeBlock } from "./code-block.js";
import { snippetsFor, type Language } from "./snippets-for.js";

/** Code to start from, filled with a customer and a meter of this environment. */
export function Snippets(): React.ReactNode {
  const { id: environment } = useEnvironment();
  const [language, setLanguage] = useState<Language>("curl");
  const customers = useQuery(customerListOptions({ query: { limit: 1 } }));
  const meters = useQuery(meterListOptions({ query: { limit: 1 } }));
  const customer = customers.data?.data[0];
  const meter = meters.data?.data[0];
  const snippets = snippetsFor(language, {
    origin: window.location.origin,
    environment,
    customer: customer?.externalId ?? customer?.id ?? "your-customer-id",
    meter: meter?.key ?? "your-meter-key",
    eventType: meter?.eventType ?? "llm.call",
    valueProperty: meter?.valueProperty ?? null,
  });
  return (
    <Stack>
      <SegmentedControl
        aria-label="Language"
        value={language}
        onChange={(value) => setLanguage(value === "typescript" ? "typescript" : "curl")}
        data={[
          { value: "curl", label: "curl" },
          { value: "typescript", label: "TypeScript" },
        ]}
        style={{ alignSelf: "flex-start" }}
      />
      <Text size="sm" c="dimmed">
        The key comes from the environment variable ATLAS_API_KEY; it belongs on your servers, never in a
        browser.
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {snippets.map(({ title, code }) => (
          <CodeBlock key={title} title={title} code={code} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
