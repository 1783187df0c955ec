import { createRoute, redirect } from "@tanstack/react-router";
import { sessionOptions } from "../session/session.js";
import { rootRoute } from "./root-route.js";
import { SignedIn } from "./signed-in.js";

/** All that needs somebody signed in; others are sent to the login and come back afterwards. */
export const authenticatedRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "authenticated",
  component: SignedIn,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionOptions);
    if (!session) redirect({ to: "/login", search: { to: location.href }, throw: true });
  },
});
