import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { meterList, type MeterListResponse } from "../api/generated/index.js";
import { useEnvironment } from "../session/environments.js";

type Meter = MeterListResponse["data"][number];

/** Every meter of the environment, newest first, archived ones too where they are asked for: page by page, kept for a minute. */
export function useAllMeters({ archived }: { archived: "exclude" | "include" }): UseQueryResult<Meter[]> {
  const { id: environment } = useEnvironment();
  return useQuery({
    queryKey: ["all meters", environment, archived],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const meters: Meter[] = [];
      let cursor: string | null = null;
      do {
        const page: MeterListResponse = (
          await meterList({
            query: { limit: 100, archived, ...(cursor ? { cursor } : {}) },
            signal,
            throwOnError: true,
          })
        ).data;
        meters.push(...page.data);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return meters;
    },
  });
}
