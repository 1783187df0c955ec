import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { sessionEnter, sessionOpen, type Session } from "../api/generated/index.js";
import { rememberSession } from "./session.js";

type Credentials = { email: string; password: string };

/** Opens a session and leads to `to`; where the person belongs to several organisations, into the one named. */
export function useSignIn(to: string, organisation?: string): UseMutationResult<Session, Error, Credentials> {
  const router = useRouter();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: Credentials) => {
      const { data: session } = await sessionOpen({ body, throwOnError: true });
      cache.clear(); // what an earlier session saw is not for this one
      rememberSession(cache, session);
      const wanted = session.organisations.find(({ name }) => name === organisation);
      if (!wanted || wanted.id === session.organisation.id) return session;
      const { data: entered } = await sessionEnter({ body: { organisation: wanted.id }, throwOnError: true });
      return entered;
    },
    onSuccess: (session) => {
      rememberSession(cache, session);
      router.history.push(to);
    },
  });
}
