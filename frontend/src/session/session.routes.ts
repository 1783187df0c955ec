import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { authenticatedRoute } from "../app/authenticated-route.js";
import { pageSearch } from "../app/page-search.js";
import { rootRoute } from "../app/root-route.js";
import { environmentsOptions, startEnvironment } from "./environments.js";

type LoginSearch = { to?: string };

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  component: lazyRouteComponent(() => import("./login-page.js"), "LoginPage"),
  // Only addresses of this app: a link must not lead elsewhere after the login.
  validateSearch: pageSearch(({ to }): LoginSearch =>
    typeof to === "string" && /^\/(?![/\\])/.test(to) ? { to } : {},
  ),
});

// The pages that the mails of identity lead to; their token stands in the hash, so that no log holds it.
const passwordResetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/password-reset",
  component: lazyRouteComponent(() => import("./password-reset-page.js"), "PasswordResetPage"),
});
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./invitation-page.js"), "InvitationPage"),
});

const startRoute = createRoute({
  getParentRoute: () => authenticatedRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const start = startEnvironment(await context.queryClient.ensureQueryData(environmentsOptions));
    if (start) redirect({ to: "/$env", params: { env: start.id }, replace: true, throw: true });
  },
});

export const signedInRoutes = [startRoute] as const;
export const publicRoutes = [loginRoute, passwordResetRoute, invitationRoute] as const;
