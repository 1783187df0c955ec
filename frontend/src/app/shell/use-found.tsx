import type { SpotlightActionData } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconBook2, IconFileInvoice, IconGauge, IconRepeat, IconUser, type Icon } from "@tabler/icons-react";
import { searchFindOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { SearchHit } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";

const icons: Record<SearchHit["type"], Icon> = {
  customer: IconUser,
  invoice: IconFileInvoice,
  plan: IconBook2,
  subscription: IconRepeat,
  meter: IconGauge,
};

/** What the server finds for a text, as entries of the palette. */
export function useFound(text: string): SpotlightActionData[] {
  const open = useOpenHit();
  const [wanted] = useDebouncedValue(text.trim(), 150);
  const { data } = useQuery({
    ...searchFindOptions({ query: { q: wanted } }),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
  if (text.trim() === "") return [];
  return (data?.data ?? []).map((hit) => {
    const Symbol = icons[hit.type];
    return {
      id: hit.id,
      label: hit.title,
      description: [hit.type, hit.subtitle].filter(Boolean).join(" · "),
      leftSection: <Symbol size={18} stroke={1.7} aria-hidden />,
      onClick: () => open(hit),
    };
  });
}

/** Leads to the page of what was found. */
function useOpenHit(): (hit: SearchHit) => void {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  return ({ type, id }) => {
    switch (type) {
      case "customer":
        return void navigate({ to: "/$env/customers/$customer", params: { env, customer: id } });
      case "invoice":
        return void navigate({ to: "/$env/invoices/$invoice", params: { env, invoice: id } });
      case "plan":
        return void navigate({ to: "/$env/catalog/plans/$plan", params: { env, plan: id } });
      case "subscription":
        return void navigate({ to: "/$env/subscriptions/$subscription", params: { env, subscription: id } });
      case "meter":
        return void navigate({ to: "/$env/catalog/meters/$meter", params: { env, meter: id } });
    }
  };
}
