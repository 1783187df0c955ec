import { NavLinkLink } from "../../ui/links.js";
import { useEnvironment } from "../../session/environments.js";
import { pages } from "./navigation.js";

export function MainNavigation(): React.ReactNode {
  const { id } = useEnvironment();
  return pages.map(({ to, label, icon: Symbol }) => (
    <NavLinkLink
      key={to}
      to={to}
      params={{ env: id }}
      activeOptions={{ exact: to === "/$env", includeSearch: false }}
      activeProps={{ active: true }}
      label={label}
      leftSection={<Symbol size={17} stroke={1.7} aria-hidden />}
      style={{ borderRadius: 8 }}
    />
  ));
}
