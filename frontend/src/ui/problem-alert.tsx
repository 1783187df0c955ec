import { Alert, Button, Group, List, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { toProblem } from "../api/problem.js";
import { fieldWords } from "./problem-fields.js";
import { remedyWords, titleWords } from "./remedy-words.js";

type ProblemAlertProps = {
  error: unknown;
  onRetry?: () => void;
  /** Whether what is wrong with a field stands beside it already, and need not be told again. */
  isAtField?: (field: string) => boolean;
};

/** What went wrong, why, what to do, and a way to try again. */
export function ProblemAlert({ error, onRetry, isAtField }: ProblemAlertProps): React.ReactNode {
  const problem = toProblem(error);
  const { detail, requestId } = problem;
  const title = titleWords(problem);
  const elsewhere = isAtField ? problem.errors.filter(({ field }) => !isAtField(field)) : problem.errors;
  const areAtFields = problem.errors.length > 0 && elsewhere.length === 0;
  const isSaid = elsewhere.length > 0 || detail === "" || sameWords(detail, title);
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      {areAtFields ? (
        <Text size="sm">What is wrong stands beside its field.</Text>
      ) : (
        !isSaid && <Text size="sm">{detail}</Text>
      )}
      {elsewhere.length > 0 && (
        <List size="sm" my={4}>
          {elsewhere.map(({ field, message }) => (
            <List.Item key={field + message}>
              {fieldWords(field)}
              {message}
            </List.Item>
          ))}
        </List>
      )}
      {!areAtFields && <Text size="sm">{remedyWords(problem)}</Text>}
      <Group mt={onRetry ? "xs" : 0} gap="sm">
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
        {requestId && (
          <Text size="xs" c="dimmed">
            Request {requestId}
          </Text>
        )}
      </Group>
    </Alert>
  );
}

const sameWords = (one: string, other: string): boolean =>
  one.replace(/[.\s]+$/, "").toLowerCase() === other.replace(/[.\s]+$/, "").toLowerCase();
