import { AppShell, Box, Burger, Group, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { rememberEnvironment, useEnvironment } from "../../session/environments.js";
import { EnvironmentSwitcher } from "./environment-switcher.js";
import { MainNavigation } from "./main-navigation.js";
import classes from "./shell.module.css";
import { Search } from "./search.js";
import { SetupBanner } from "./setup-progress.js";
import { SkipLink } from "./skip-link.js";
import { TestBand } from "./test-band.js";
import { UserMenu } from "./user-menu.js";

/** The frame around every page of an environment. */
export function Shell(): React.ReactNode {
  const environment = useEnvironment();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [path, close]);
  useEffect(() => rememberEnvironment(environment.id), [environment.id]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "md", sm: "lg" }}
      classNames={{ navbar: classes["navbar"], header: classes["header"], main: classes["main"] }}
    >
      <SkipLink />
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <Group gap={8} wrap="nowrap" visibleFrom="sm" w={184}>
              <img src="/atlas.svg" width={24} height={24} alt="" />
              <Text fw={700}>Atlas</Text>
            </Group>
            <EnvironmentSwitcher />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Search />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Pages">
        <AppShell.Section grow component={ScrollArea} p="xs">
          <MainNavigation />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {environment.mode === "test" && <TestBand />}
        <SetupBanner setup={environment.setup} />
        <Box pt={environment.mode === "test" ? "md" : 0}>
          <Outlet />
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}
