import { Group, Loader, Text } from "@mantine/core";
import { IconClock, IconFlask } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { clockGetOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import classes from "./shell.module.css";

/** Nobody may take a test environment for the live one: its name, its clock, and the way to move it. */
export function TestBand(): React.ReactNode {
  const { id, name } = useEnvironment();
  const { data: clock } = useQuery({
    ...clockGetOptions(),
    refetchInterval: ({ state }) => (state.data?.advancing ? 1_000 : 5_000),
  });
  const advancing = clock?.advancing ?? null;
  useReadAnewAfter(advancing);
  return (
    <div className={classes["band"]}>
      <Group gap="md" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <IconFlask size={15} aria-hidden style={{ flex: "none" }} />
          <Text size="sm" fw={600} lineClamp={1} title={name} style={{ overflowWrap: "anywhere" }}>
            Test environment {name}
          </Text>
        </Group>
        <Group gap={6}>
          {advancing === null ? (
            <IconClock size={15} aria-hidden />
          ) : (
            <Loader size={14} color="currentColor" aria-label="The clock is on its way" />
          )}
          {clock && <Instant at={clock.now} timeZone="UTC" size="sm" />}
          <AnchorLink
            to="/$env/time-machine"
            params={{ env: id }}
            search={advancing === null ? {} : { advance: advancing }}
            size="sm"
            fw={600}
            c="inherit"
            underline="always"
          >
            {advancing === null ? "Time machine" : "What happens"}
          </AnchorLink>
        </Group>
      </Group>
    </div>
  );
}

/** What an advance of the clock brought about is on the screen as soon as it is over. */
function useReadAnewAfter(advancing: string | null): void {
  const cache = useQueryClient();
  const before = useRef(advancing);
  useEffect(() => {
    if (before.current !== null && advancing === null) void cache.invalidateQueries();
    before.current = advancing;
  }, [advancing, cache]);
}
