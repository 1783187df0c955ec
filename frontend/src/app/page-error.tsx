import { Box } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { isProblem } from "../api/problem.js";
import { ProblemAlert } from "../ui/problem-alert.js";
import { NotFound } from "./not-found.js";

/** What stands in place of a page that could not be made at all; the shell around it stays. */
export function PageError({ error, reset }: ErrorComponentProps): React.ReactNode {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (isProblem(error) && error.status === 404) return <NotFound />;
  const retry = (): void => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Box maw={640} mx="auto" py="xl">
      <ProblemAlert error={error} onRetry={retry} />
    </Box>
  );
}
