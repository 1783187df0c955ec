import { localDate, plusDays } from "@atlas/rules";
import { useQuery } from "@tanstack/react-query";
import { clockGetOptions } from "../../../api/generated/@tanstack/react-query.gen.js";

/** The last day whose due invoices are overdue, by the environment's clock; null until that is known. */
export function useYesterday(): string | null {
  const { data: clock } = useQuery(clockGetOptions());
  return clock ? plusDays(localDate(clock.now, "UTC"), -1) : null;
}
