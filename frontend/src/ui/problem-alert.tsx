import { Alert, Button, Code, Group, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { toProblem } from "../api/problem.js";

/** What went wrong, why, what to do, and a way to try again. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }): React.ReactNode {
  const problem = toProblem(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={problem.title} role="alert">
      <Text size="sm">{problem.detail}</Text>
      {problem.errors.length > 0 && (
        <List size="sm" my={4}>
          {problem.errors.map(({ field, message }) => (
            <List.Item key={field + message}>
              <Code>{field}</Code> {message}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{problem.remedy}</Text>
      <Group mt={onRetry ? "xs" : 0} gap="sm">
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
        {problem.requestId && (
          <Text size="xs" c="dimmed">
            Request {problem.requestId}
          </Text>
        )}
      </Group>
    </Alert>
  );
}
