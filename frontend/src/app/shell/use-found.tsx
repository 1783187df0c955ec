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

type Found = {
  entries: SpotlightActionData[];
  /** The server has not answered to this text yet. */
  isSearching: boolean;
};

/** What the server finds for a text, as entries of the palette; until then what it found before and still fits. */
export function useFound(text: string): Found {
  const open = useOpenHit();
  const [wanted] = useDebouncedValue(text.trim(), 150);
  const typed = text.trim();
  const { data, isPlaceholderData, isError } = useQuery({
    ...searchFindOptions({ query: { q: wanted } }),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
  if (typed === "") return { entries: [], isSearching: false };
  const isSearching = wanted !== typed || isPlaceholderData || (!data && !isError);
  const fits = ({ title }: SearchHit): boolean => title.toLowerCase().includes(typed.toLowerCase());
  const hits = (data?.data ?? []).filter((hit) => !isSearching || fits(hit));
  const entries = hits.map((hit) => {
    const Symbol = icons[hit.type];
    return {
      id: hit.id,
      label: hit.title,
      description: [hit.type, hit.subtitle].filter(Boolean).join(" · "),
      leftSection: <Symbol size={18} stroke={1.7} aria-hidden />,
      onClick: () => open(hit),
    };
  });
  return { entries, isSearching };
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
