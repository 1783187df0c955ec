import { Drawer, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { invoiceGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { LineFacts } from "../../../ui/line-facts.js";
import { Money } from "../../../ui/money.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { LineExplanation } from "./line-explanation.js";

type LineDrawerProps = { invoice: string; line: string | undefined; onClose: () => void };

/** How one line came about, beside its invoice. It has an address of its own, so it can be sent to somebody. */
export function LineDrawer({ invoice, line, onClose }: LineDrawerProps): React.ReactNode {
  const { data, error, refetch } = useQuery({
    ...invoiceGetOptions({ path: { id: invoice }, query: { expand: "trace" } }),
    enabled: line !== undefined,
    staleTime: 60_000,
  });
  const found = data?.lines.find(({ id }) => id === line);
  return (
    <Drawer
      opened={line !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text fw={600} size="md">
          {found?.description ?? "Line"}
        </Text>
      }
    >
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Stack>
          <Skeleton height={28} width="40%" />
          <Skeleton height={90} />
          <Skeleton height={160} />
        </Stack>
      ) : found ? (
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <LineFacts line={found} currency={data.currency} />
            <Money amount={found.amount} currency={data.currency} fz={22} fw={600} lh={1.2} />
          </Group>
          <LineExplanation invoice={data} line={found} />
        </Stack>
      ) : (
        <Text size="sm">This line is not on the invoice any more.</Text>
      )}
    </Drawer>
  );
}
