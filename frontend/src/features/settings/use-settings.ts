import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  settingsChange,
  settingsGet,
  type Settings,
  type SettingsChangeData,
} from "../../api/generated/index.js";
import { toastDone } from "../../ui/toasts.js";

export type { Settings };
export type Seller = Settings["seller"];
type SettingsChange = NonNullable<SettingsChangeData["body"]>;

/** The environment's settings with the version that a change is made against. */
export function useSettings() {
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: ["settings"],
    queryFn: async ({ signal }) => {
      const { data, response } = await settingsGet({ signal, throwOnError: true });
      return { settings: data, etag: response.headers.get("etag") };
    },
  });
  /** Rejects with a problem, also when somebody else saved meanwhile. */
  const save = async (body: SettingsChange): Promise<void> => {
    const etag = query.data?.etag;
    await settingsChange({ body, ...(etag ? { headers: { "If-Match": etag } } : {}), throwOnError: true });
    await cache.invalidateQueries();
    toastDone("Settings saved");
  };
  return { ...query, save };
}
