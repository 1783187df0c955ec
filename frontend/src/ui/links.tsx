import { Anchor, Button, Menu, NavLink, UnstyledButton } from "@mantine/core";
import { createLink } from "@tanstack/react-router";

// Mantine's look, the router's typed addresses.
export const AnchorLink = createLink(Anchor<"a">);
export const ButtonLink = createLink(Button<"a">);
export const NavLinkLink = createLink(NavLink<"a">);
export const MenuItemLink = createLink(Menu.Item<"a">);
export const PlainLink = createLink(UnstyledButton<"a">);
