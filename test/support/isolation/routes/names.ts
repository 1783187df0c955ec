import type { Json } from "../../api.js";
import type { Tenant } from "../tenant.js";

/** What a request of a route names, out of one tenant's things. */
export type Named = { path?: Record<string, string>; query?: Record<string, string>; body?: Json };
/** One or several ways to name the same (by id, by key). */
type NamesOf = (tenant: Tenant) => Named | Named[];

export type RouteRequests = {
  names: NamesOf;
  /** Status codes that are right for a foreign name in the body or query, beside 4xx; with the reason. */
  mayAnswer?: { status: number; because: string };
};

export const nothing: RouteRequests = { names: () => ({}) };
export const byId = (pick: (tenant: Tenant) => string, body?: Json): RouteRequests => ({
  names: (tenant) => ({ path: { id: pick(tenant) }, ...(body === undefined ? {} : { body }) }),
});
/** An address that a browser opens by itself, its environment in the query. */
export const inBrowser = (pick: (tenant: Tenant) => string): RouteRequests => ({
  names: (tenant) => ({ path: { id: pick(tenant) }, query: { environment: tenant.env.id } }),
});
export const customer = (body?: Json): RouteRequests => ({
  names: ({ customer: { id, externalId } }) =>
    [id, externalId].map((name) => ({ path: { customer: name }, ...(body === undefined ? {} : { body }) })),
});
export const plan = (body?: Json): RouteRequests => ({
  names: ({ plan: { id, key } }) =>
    [id, key].map((name) => ({ path: { plan: name }, ...(body === undefined ? {} : { body }) })),
});
export const subscription = (body?: Json): RouteRequests => ({
  names: ({ subscription: { id, externalId } }) =>
    [id, externalId].map((name) => ({
      path: { subscription: name },
      ...(body === undefined ? {} : { body }),
    })),
});
