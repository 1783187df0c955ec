import { queryOptions, useQuery, useSuspenseQuery, type QueryClient } from "@tanstack/react-query";
import { setCsrfToken } from "../api/client.js";
import { sessionGet, type Session } from "../api/generated/index.js";
import { isProblem } from "../api/problem.js";

export type Scope = Session["scopes"][number];

/** Who is signed in; null for nobody. */
export const sessionOptions = queryOptions({
  queryKey: ["session"],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const { data } = await sessionGet({ signal, throwOnError: true });
      setCsrfToken(data.csrfToken);
      return data;
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
});

/** The signed-in person's session. Pages that call it stand behind the login. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionOptions);
  if (!data) throw new Error("useSession() stands behind the login");
  return data;
}

/** Whether the person's role allows something. It decides what is shown; the server decides what is done. */
export function useCan(scope: Scope): boolean {
  const { data } = useQuery(sessionOptions);
  return data?.scopes.includes(scope) ?? false;
}

/** Keeps the answer of a sign-in as the session. */
export function rememberSession(cache: QueryClient, session: Session): void {
  setCsrfToken(session.csrfToken);
  cache.setQueryData(sessionOptions.queryKey, session);
}
