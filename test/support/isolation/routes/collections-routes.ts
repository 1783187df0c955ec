import { nothing, byId, type RouteRequests } from "./names.js";

export const collectionsRoutes: Record<string, RouteRequests> = {
  "GET /v1/collections": {
    names: (tenant) => ({ query: { customer: tenant.debtor.id, invoice: tenant.debtor.invoice } }),
  },
  "GET /v1/collections/{id}": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/retry": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/pause": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/resume": byId(({ debtor }) => debtor.case),
  "GET /v1/collection-flows/{key}/versions": { names: () => ({ path: { key: "card" } }) },
  "POST /v1/collection-flows/{key}/versions": { names: () => ({ path: { key: "card" } }) },

  "GET /v1/billing-runs": {
    names: ({ customer, subscription }) => ({
      query: { customer: customer.id, subscription: subscription.id },
    }),
  },
  "GET /v1/billing-runs/{id}": byId(({ run }) => run),
  "POST /v1/billing-runs/{id}/retry": byId(({ run }) => run),
  "GET /v1/clock": nothing,
  "POST /v1/clock/advance": nothing,
  "GET /v1/clock/advances": nothing,
  "GET /v1/clock/advances/{id}": byId(({ advance }) => advance),
  "GET /v1/clock/advances/{id}/happenings": byId(({ advance }) => advance),

  "GET /v1/analytics/overview": nothing,
  "GET /v1/analytics/collections": nothing,
  "GET /v1/analytics/customers": { names: ({ mark }) => ({ query: { search: mark } }) },
  "GET /v1/analytics/plan-versions": {
    names: ({ plan: { id, key } }) => [id, key].map((name) => ({ query: { plan: name } })),
  },
  "GET /v1/event-types": nothing,
  "GET /v1/search": { names: ({ customer }) => ({ query: { q: customer.id } }) },
  "GET /v1/exports/customers.csv": {
    names: ({ env, mark }) => ({ query: { search: mark, environment: env.id } }),
  },
  "GET /v1/exports/invoices.csv": {
    names: ({ env, customer, subscription }) => ({
      query: { customer: customer.id, subscription: subscription.id, environment: env.id },
    }),
  },
  "GET /v1/exports/payment-attempts.csv": {
    names: ({ env, customer, paid }) => ({
      query: { customer: customer.id, invoice: paid.invoice, environment: env.id },
    }),
  },
  "GET /v1/exports/usage.csv": {
    names: ({ env, customer, meter, subscription }) => ({
      query: {
        customer: customer.id,
        meter: meter.key,
        subscription: subscription.id,
        environment: env.id,
      },
    }),
  },
};
