import {
  Avatar,
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  Text,
  type MantineColorScheme,
} from "@mantine/core";
import { IconBook, IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { sessionCloseMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { useSession } from "../../session/session.js";
import { toastProblem } from "../../ui/toasts.js";

const schemes = [
  { value: "auto", label: "As the system", icon: IconDeviceDesktop },
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
] as const satisfies readonly { value: MantineColorScheme; label: string; icon: unknown }[];

export function UserMenu(): React.ReactNode {
  const { person, organisation } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    ...sessionCloseMutation(),
    onSuccess: () => {
      cache.clear();
      void navigate({ to: "/login" });
    },
    onError: toastProblem,
  });
  return (
    <Menu width={240} position="bottom-end">
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${person.name}`}>
          <Avatar name={person.name} size={30} color="initials" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {person.name}
          </Text>
          {person.email}
          <br />
          {organisation.role} of {organisation.name}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {schemes.map(({ value, label, icon: Symbol }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            leftSection={<Symbol size={16} />}
            rightSection={colorScheme === value ? <IconCheck size={14} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/docs" target="_blank" leftSection={<IconBook size={16} />}>
          API reference
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate({})}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
