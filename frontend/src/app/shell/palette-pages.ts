import { IconClockPlay, type Icon } from "@tabler/icons-react";
import type { LinkProps } from "@tanstack/react-router";
import { pages } from "./navigation.js";

type Destination = Pick<LinkProps, "to" | "search">;
type PalettePage = { label: string; link: Destination; icon: Icon; within?: string; alias?: string };

const iconOf = (label: (typeof pages)[number]["label"]): Icon =>
  pages.find((page) => page.label === label)!.icon;

type Part = [label: string, search: NonNullable<Destination["search"]>, alias?: string];

const parts = (
  within: (typeof pages)[number]["label"],
  to: NonNullable<Destination["to"]>,
  list: Part[],
): PalettePage[] =>
  list.map(([label, search, alias]) => ({
    label,
    within,
    icon: iconOf(within),
    link: { to, search },
    ...(alias ? { alias } : {}),
  }));

/** All that can be gone to by its name: pages, their tabs, the forms that make something. `alias` is what else people call it. */
const palettePages: readonly PalettePage[] = [
  ...pages.map(({ to, label, icon }) => ({ label, icon, link: { to } })),
  {
    label: "Time machine",
    icon: IconClockPlay,
    link: { to: "/$env/time-machine" },
    alias: "clock advance test",
  },
  ...parts("Customers", "/$env/customers", [["New customer", { create: true }, "add create"]]),
  ...parts("Subscriptions", "/$env/subscriptions", [["New subscription", { create: true }, "add create"]]),
  ...parts("Usage", "/$env/usage", [
    ["Live events", { tab: "live" }, "tail"],
    ["Search events", { tab: "events" }],
    ["Quarantine", { tab: "quarantine" }, "repair replay"],
    ["Conflicts", { tab: "conflicts" }, "duplicates"],
    ["Meters with their last events", { tab: "meters" }],
    ["Send a test event", { tab: "send" }],
  ]),
  ...parts("Invoices", "/$env/invoices", [
    ["Drafts", { state: "draft" }],
    ["Overdue invoices", { state: "overdue" }, "late"],
    ["Blocked invoices", { state: "blocked" }],
  ]),
  ...parts("Collections", "/$env/collections", [
    ["Failing payments", { tab: "cases" }, "work list dunning retry"],
    ["Declines", { tab: "declines" }],
    ["Refunds", { tab: "refunds" }, "approve"],
    ["Disputes", { tab: "disputes" }, "chargeback"],
  ]),
  ...parts("Catalog", "/$env/catalog", [
    ["Plans", {}, "prices pricing"],
    ["Meters", { tab: "meters" }],
  ]),
  ...parts("Developers", "/$env/developers", [
    ["API keys", { tab: "keys" }, "token secret"],
    ["Request log", { tab: "requests" }],
    ["Event catalogue", { tab: "events" }, "webhooks"],
    ["Code", { tab: "snippets" }, "curl typescript snippets"],
  ]),
  ...parts("Settings", "/$env/settings", [
    ["Organisation", { tab: "organisation" }, "company"],
    ["Members", { tab: "members" }, "people team roles invite users"],
    ["Environments", { tab: "environments" }, "sandbox live"],
    ["Invoicing", { tab: "invoicing" }, "seller numbers terms"],
    ["Branding", { tab: "branding" }, "logo colour address footer pdf"],
    ["Tax", { tab: "tax" }, "vat rates"],
    ["Your account", { tab: "account" }, "password sessions profile"],
  ]),
];

/** The pages for what was typed, those first whose own name begins with it; without a text, those of the navigation. */
export function pagesFor(typed: string): PalettePage[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return palettePages.filter(({ within }) => !within);
  const hits = palettePages.filter(({ label, within = "", alias = "" }) => {
    const names = `${label} ${within} ${alias}`.toLowerCase().split(/\s+/);
    return words.every((word) => names.some((name) => name.startsWith(word)));
  });
  const rank = ({ label }: PalettePage): number => {
    const [name, wanted] = [label.toLowerCase(), words.join(" ")];
    if (name === wanted) return 0;
    return name.startsWith(wanted) ? 1 : words.some((word) => name.includes(word)) ? 2 : 3;
  };
  return hits.toSorted((a, b) => rank(a) - rank(b));
}
