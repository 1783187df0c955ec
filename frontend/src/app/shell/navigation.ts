import {
  IconBook2,
  IconChartAreaLine,
  IconCode,
  IconFileInvoice,
  IconHome,
  IconRefresh,
  IconRepeat,
  IconSettings,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

/** The pages of the navigation, in its order. */
export const pages = [
  { to: "/$env", label: "Overview", icon: IconHome },
  { to: "/$env/customers", label: "Customers", icon: IconUsers },
  { to: "/$env/subscriptions", label: "Subscriptions", icon: IconRepeat },
  { to: "/$env/usage", label: "Usage", icon: IconChartAreaLine },
  { to: "/$env/invoices", label: "Invoices", icon: IconFileInvoice },
  { to: "/$env/collections", label: "Collections", icon: IconRefresh },
  { to: "/$env/catalog", label: "Catalog", icon: IconBook2 },
  { to: "/$env/developers", label: "Developers", icon: IconCode },
  { to: "/$env/settings", label: "Settings", icon: IconSettings },
] as const satisfies readonly { to: string; label: string; icon: Icon }[];
