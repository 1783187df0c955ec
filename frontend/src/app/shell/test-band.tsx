import { Group, Text } from "@mantine/core";
import { IconClock, IconFlask } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { clockGetOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import classes from "./shell.module.css";

/** Nobody may take a test environment for the live one: its name, its clock, and the way to move it. */
export function TestBand(): React.ReactNode {
  const { id, name } = useEnvironment();
  const { data: clock } = useQuery({ ...clockGetOptions(), refetchInterval: 5_000 });
  return (
    <div className={classes["band"]}>
      <Group gap="md" justify="space-between">
        <Group gap={6} wrap="nowrap">
          <IconFlask size={15} aria-hidden />
          <Text size="sm" fw={600}>
            Test environment {name}
          </Text>
        </Group>
        <Group gap={6}>
          <IconClock size={15} aria-hidden />
          {clock && <Instant at={clock.now} timeZone="UTC" size="sm" />}
          <AnchorLink
            to="/$env/time-machine"
            params={{ env: id }}
            size="sm"
            fw={600}
            c="inherit"
            underline="always"
          >
            Time machine
          </AnchorLink>
        </Group>
      </Group>
    </div>
  );
}
