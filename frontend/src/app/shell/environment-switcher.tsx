import { Button, Menu, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import { environmentsOptions, useEnvironment } from "../../session/environments.js";
import { MenuItemLink } from "../../ui/links.js";
import { SetupLine } from "./setup-progress.js";

/** Which environment the page shows, and the way to the others. */
export function EnvironmentSwitcher(): React.ReactNode {
  const current = useEnvironment();
  const { data } = useSuspenseQuery(environmentsOptions);
  const modes = ["live", "test"] as const;
  return (
    <Menu width={260} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`Environment: ${current.name}, ${current.mode}`}
          maw={220}
        >
          <Text span size="sm" fw={500} truncate>
            {current.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: "auto" }}>
        {modes.map((mode) => (
          <div key={mode}>
            <Menu.Label>{mode === "live" ? "Live" : "Test"}</Menu.Label>
            {data
              .filter((environment) => environment.mode === mode)
              .map(({ id, name, setup }) => (
                <MenuItemLink
                  key={id}
                  to="/$env"
                  params={{ env: id }}
                  leftSection={
                    id === current.id ? (
                      <IconCheck size={14} aria-label="current" />
                    ) : (
                      <span style={{ width: 14 }} />
                    )
                  }
                >
                  {name}
                  {setup?.status === "running" && <SetupLine setup={setup} />}
                </MenuItemLink>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
