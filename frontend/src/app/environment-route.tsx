import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { setEnvironmentId } from "../api/client.js";
import { environmentsOptions } from "../session/environments.js";
import { authenticatedRoute } from "./authenticated-route.js";
import { PageError } from "./page-error.js";
import { NotFound } from "./not-found.js";

/** Everything of one environment: `/env_…/customers`. A link opens in the environment it was made in. */
export const environmentRoute = createRoute({
  getParentRoute: () => authenticatedRoute,
  path: "/$env",
  component: lazyRouteComponent(() => import("./shell/shell.js"), "Shell"),
  errorComponent: PageError,
  notFoundComponent: NotFound,
  beforeLoad: async ({ context, params }) => {
    const environments = await context.queryClient.ensureQueryData(environmentsOptions);
    if (!environments.some(({ id }) => id === params.env)) notFound({ throw: true });
    setEnvironmentId(params.env);
  },
});
