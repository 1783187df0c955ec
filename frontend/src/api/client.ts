import { client } from "./generated/client.gen.js";
import { toAnsweredProblem } from "./problem.js";

let csrfToken: string | null = null;
let environmentId: string | null = null;

/** Every change carries the session's CSRF token. */
export const setCsrfToken = (token: string | null): void => void (csrfToken = token);
/** Every request names the environment it is for. */
export const setEnvironmentId = (id: string | null): void => void (environmentId = id);

/** Readies the generated client: same origin, session cookie, CSRF token, environment, problems as errors. */
export function configureClient(): void {
  client.setConfig({ baseUrl: "", credentials: "same-origin" });
  client.interceptors.request.use((request) => {
    if (environmentId) request.headers.set("Atlas-Environment", environmentId);
    if (csrfToken && request.method !== "GET") request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  });
  client.interceptors.error.use((error, response) => toAnsweredProblem(error, response));
}

/** Address of a download that the browser opens itself, where no header can name the environment. */
export function downloadUrl(path: string, query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams({ environment: environmentId ?? "" });
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return `${path}?${search}`;
}
