import { Paper, Skeleton, Text } from "@mantine/core";

type StatProps = { label: string; value: React.ReactNode | undefined; note?: React.ReactNode };

/** One figure of an overview; a skeleton until it is known. Put it in a `PlainLink` to lead to where it came from. */
export function Stat({ label, value, note }: StatProps): React.ReactNode {
  return (
    <Paper p={{ base: "sm", sm: "md" }} h="100%">
      <Text size="xs" c="dimmed" fw={500}>
        {label}
      </Text>
      {value === undefined ? (
        <Skeleton height={24} width="70%" my={4} />
      ) : (
        <Text
          fz={{ base: 18, xs: 22 }}
          fw={600}
          lh={1.4}
          className="number"
          style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}
        >
          {value}
        </Text>
      )}
      {note !== undefined && (
        <Text size="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </Paper>
  );
}
