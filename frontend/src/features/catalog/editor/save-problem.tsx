import { Anchor, Stack, Text } from "@mantine/core";
import type { ProblemError } from "../../../api/problem.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";

type SaveProblemProps = { problem: ProblemError; onPick: (price: number) => void };

/** Why the draft was not saved, with ways to the prices that are wrong. */
export function SaveProblem({ problem, onPick }: SaveProblemProps): React.ReactNode {
  const named = problem.errors.flatMap(({ field }) => /^prices\[(\d+)\]/.exec(field)?.[1] ?? []);
  const places = [...new Set(named)].map((place) => parseInt(place, 10));
  return (
    <Stack gap="xs">
      <ProblemAlert error={problem} />
      {places.length > 0 && (
        <Text size="sm">
          Go to{" "}
          {places.map((place) => (
            <Anchor
              key={place}
              component="button"
              type="button"
              size="sm"
              mr="xs"
              onClick={() => onPick(place)}
            >
              price {place + 1}
            </Anchor>
          ))}
        </Text>
      )}
    </Stack>
  );
}
