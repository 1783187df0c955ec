import {
  Anchor,
  Button,
  Menu,
  NavLink,
  UnstyledButton,
  type ButtonProps,
  type MenuItemProps,
  type UnstyledButtonProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";

type A<Props> = Props & Omit<React.ComponentPropsWithRef<"a">, keyof Props>;

// These would be buttons, which cannot be opened in another tab.
const AnchorButton = (props: A<ButtonProps>): React.ReactNode => <Button component="a" {...props} />;
const AnchorMenuItem = (props: A<MenuItemProps>): React.ReactNode => <Menu.Item component="a" {...props} />;
const PlainAnchor = (props: A<UnstyledButtonProps>): React.ReactNode => (
  <UnstyledButton component="a" {...props} />
);

// Mantine's look, the router's typed addresses.
export const AnchorLink = createLink(Anchor<"a">);
export const ButtonLink = createLink(AnchorButton);
export const NavLinkLink = createLink(NavLink<"a">);
export const MenuItemLink = createLink(AnchorMenuItem);
export const PlainLink = createLink(PlainAnchor);
