import type { Json } from "../../api.js";
import type { Tenant } from "../tenant.js";
import { nothing, byId, plan, type RouteRequests } from "./names.js";

const terms = (tenant: Tenant): Json => ({
  currency: "EUR",
  interval: "month",
  anchor: "calendar",
  prices: [
    {
      key: "tokens",
      name: "Tokens",
      timing: "in_arrears",
      template: "per_unit",
      meter: tenant.meter.key,
      params: { unitAmount: "0.001" },
    },
  ],
});

const rule = (tenant: Tenant): Json => ({
  template: "per_unit",
  meter: tenant.meter.key,
  params: { unitAmount: "1" },
});

const period = { start: "2026-01-01T00:00:00Z", end: "2026-02-01T00:00:00Z" };

export const catalogRoutes: Record<string, RouteRequests> = {
  "GET /v1/meters": nothing,
  "POST /v1/meters": nothing,
  "GET /v1/meters/{id}": byId(({ meter }) => meter.id),
  "PATCH /v1/meters/{id}": byId(({ meter }) => meter.id, { name: "Mine now" }),
  "DELETE /v1/meters/{id}": byId(({ meter }) => meter.id),
  "POST /v1/meters/{id}/archive": byId(({ meter }) => meter.id),
  "POST /v1/meters/{id}/restore": byId(({ meter }) => meter.id),
  "GET /v1/meters/{id}/issues": byId(({ meter }) => meter.id),
  "GET /v1/plans": { names: ({ mark }) => ({ query: { search: mark } }) },
  "POST /v1/plans": {
    names: (tenant) => ({ body: { key: "isolation", name: "Isolation", version: terms(tenant) } }),
  },
  "GET /v1/plans/{plan}": plan(),
  "PATCH /v1/plans/{plan}": plan({ name: "Mine now" }),
  "DELETE /v1/plans/{plan}": plan(),
  "POST /v1/plans/{plan}/archive": plan(),
  "POST /v1/plans/{plan}/restore": plan(),
  "GET /v1/plans/{plan}/versions": plan(),
  "POST /v1/plans/{plan}/versions": {
    names: (tenant) => ({ path: { plan: tenant.plan.key }, body: terms(tenant) }),
  },
  "GET /v1/plan-versions/{id}": byId(({ version }) => version),
  "PATCH /v1/plan-versions/{id}": {
    names: (tenant) => ({ path: { id: tenant.draftVersion }, body: terms(tenant) }),
  },
  "DELETE /v1/plan-versions/{id}": byId(({ draftVersion }) => draftVersion),
  "POST /v1/plan-versions/{id}/publish": byId(({ draftVersion }) => draftVersion),
  "GET /v1/rules/templates": nothing,
  "POST /v1/rules/preview": {
    names: (tenant) => ({
      body: {
        ...rule(tenant),
        currency: "EUR",
        usage: {},
        period,
        customer: tenant.customer.id,
      },
    }),
  },
  "POST /v1/rules/check": {
    names: (tenant) => ({ body: { ...rule(tenant), currency: "EUR", timing: "in_arrears" } }),
  },
  "GET /v1/rule-versions/{id}": byId(({ ruleVersion }) => ruleVersion),
};
