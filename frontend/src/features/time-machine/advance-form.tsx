import { Button, Group, Stack, Text } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { clockAdvanceMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import type { Clock } from "../../api/generated/index.js";
import { isProblem } from "../../api/problem.js";
import { useCan } from "../../session/session.js";
import { ProblemAlert } from "../../ui/problem-alert.js";

type Move = { by: string } | { to: string };
type AdvanceFormProps = { clock: Clock; onStarted: (advance: string) => void };

/** Moves the clock by a span, to what is due next, or to an instant. */
export function AdvanceForm({ clock, onStarted }: AdvanceFormProps): React.ReactNode {
  const mayMove = useCan("clock:write");
  const form = useForm({
    initialValues: { to: null as string | null },
    validate: {
      to: (to) =>
        to === null
          ? "Choose a day and a time."
          : asInstant(to) <= clock.now
            ? "The clock goes forward only: choose a later instant."
            : null,
    },
  });
  const advance = useMutation({
    ...clockAdvanceMutation(),
    onSuccess: ({ id }) => {
      form.reset();
      onStarted(id);
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  const isBusy = advance.isPending || clock.advancing !== null;
  const move = (body: Move): void => advance.mutate({ body });
  const due = (kind: Clock["nextDue"][number]["kind"]): string | undefined =>
    clock.nextDue.find((next) => next.kind === kind)?.at;
  const button = (label: string, body: Move | undefined): React.ReactNode => (
    <Button variant="default" size="xs" disabled={isBusy || !body} onClick={() => body && move(body)}>
      {label}
    </Button>
  );
  if (!mayMove) {
    return (
      <Text size="sm" c="dimmed">
        Your role may look at the clock, and not move it.
      </Text>
    );
  }
  const periodEnd = due("period_end");
  const retry = due("retry");
  return (
    <Stack gap="md">
      <Group gap="xs">
        {button("1 day", { by: "P1D" })}
        {button("1 week", { by: "P7D" })}
        {button("1 month", { by: "P1M" })}
        {button("To the period's end", periodEnd ? { to: periodEnd } : undefined)}
        {button("To the next retry", retry ? { to: retry } : undefined)}
      </Group>
      <form
        noValidate
        onSubmit={form.onSubmit(({ to }) => {
          if (to !== null) move({ to: asInstant(to) });
        })}
      >
        <Group gap="xs" align="flex-end">
          <DateTimePicker
            label="To an instant (UTC)"
            placeholder="Day and time"
            w={230}
            clearable
            clearButtonProps={{ "aria-label": "Clear the instant" }}
            defaultDate={clock.now.slice(0, 10)}
            minDate={clock.now.slice(0, 10)}
            {...form.getInputProps("to")}
          />
          <Button type="submit" disabled={isBusy} loading={advance.isPending}>
            Advance
          </Button>
        </Group>
      </form>
      {clock.advancing !== null && (
        <Text size="sm" c="dimmed">
          It is on its way; one move at a time.
        </Text>
      )}
      {advance.error && <ProblemAlert error={advance.error} />}
    </Stack>
  );
}

/** `2026-03-31 22:00:00`, as the picker writes it, is meant in UTC. */
const asInstant = (picked: string): string => `${picked.replace(" ", "T")}.000Z`;
