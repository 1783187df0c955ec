import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { sessionOptions } from "../session/session.js";

/**
 * The pages behind the login. A session may end while one of them is open: they are gone in the same moment, so that none is drawn
 * for nobody, and the login leads back to it.
 */
export function SignedIn(): React.ReactNode {
  const { data } = useQuery(sessionOptions);
  return data === null ? <ToLogin /> : <Outlet />;
}

function ToLogin(): null {
  const router = useRouter();
  useEffect(() => {
    void router.navigate({ to: "/login", search: { to: router.state.location.href } });
  }, [router]);
  return null;
}
