import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { environmentsList, type Environment } from "../api/generated/index.js";

export type { Environment };

/** Every environment of the organisation that the person works in. */
export const environmentsOptions = queryOptions<Environment[]>({
  queryKey: ["environments"],
  staleTime: 30_000,
  // While a program fills one with data, its progress is shown as it goes.
  refetchInterval: ({ state }): number | false =>
    state.data?.some(({ setup }) => setup?.status === "running") ? 2_000 : false,
  queryFn: async ({ signal }): Promise<Environment[]> => {
    const { data } = await environmentsList({ query: { limit: 100 }, signal, throwOnError: true });
    return data.data;
  },
});

const LAST = "atlas.environment";

/** The environment of the page. */
export function useEnvironment(): Environment {
  const { env } = useParams({ strict: false });
  const { data } = useSuspenseQuery(environmentsOptions);
  const found = data.find(({ id }) => id === env);
  if (!found) throw new Error("useEnvironment() stands below /$env");
  return found;
}

export const rememberEnvironment = (id: string): void => localStorage.setItem(LAST, id);

/** Where `/` leads: the environment worked in last, else the demo, else the first. */
export function startEnvironment(environments: readonly Environment[]): Environment | undefined {
  const last = localStorage.getItem(LAST);
  return (
    environments.find(({ id }) => id === last) ??
    environments.find(({ name, mode }) => mode === "test" && name === "demo") ??
    environments[0]
  );
}
