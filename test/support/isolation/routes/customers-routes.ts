import { nothing, byId, customer, subscription, type RouteRequests } from "./names.js";

export const customersRoutes: Record<string, RouteRequests> = {
  "GET /v1/customers": {
    names: ({ mark }) => ({ query: { search: mark, email: `${mark}@customer.example` } }),
  },
  "POST /v1/customers": nothing,
  "GET /v1/customers/{customer}/activity": customer(),
  "GET /v1/customers/{customer}/notes": customer(),
  "POST /v1/customers/{customer}/notes": customer({ text: "Mine now" }),
  "DELETE /v1/customers/{customer}/notes/{id}": {
    names: (tenant) => ({ path: { customer: tenant.customer.id, id: tenant.note } }),
  },
  "GET /v1/customers/{customer}": customer(),
  "PATCH /v1/customers/{customer}": customer({ name: "Mine now" }),
  "DELETE /v1/customers/{customer}": customer(),
  "POST /v1/customers/{customer}/archive": customer(),
  "POST /v1/customers/{customer}/restore": customer(),
  "GET /v1/customers/{customer}/price-overrides": {
    names: (tenant) => ({ path: { customer: tenant.customer.id }, query: { plan: tenant.plan.key } }),
  },
  "PUT /v1/customers/{customer}/price-overrides/{plan}/{price}": {
    names: (tenant) => ({
      path: { customer: tenant.customer.id, plan: tenant.plan.key, price: tenant.price },
      body: { params: { unitAmount: "0" } },
    }),
  },
  "DELETE /v1/customers/{customer}/price-overrides/{plan}/{price}": {
    names: (tenant) => ({
      path: { customer: tenant.customer.id, plan: tenant.plan.key, price: tenant.price },
    }),
  },

  "GET /v1/tax-rates": nothing,
  "POST /v1/tax-rates": nothing,
  "GET /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate),
  "PATCH /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate, { name: "Mine now" }),
  "DELETE /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate),
  "POST /v1/tax-rates/{id}/archive": byId(({ taxRate }) => taxRate),

  "GET /v1/subscriptions": {
    names: ({ customer, plan, version }) => [
      { query: { customer: customer.id, plan: plan.id, planVersion: version } },
      { query: { customer: customer.externalId, plan: plan.key } },
    ],
  },
  "POST /v1/subscriptions": {
    names: ({ customer, plan }) => [
      { body: { customer: customer.id, plan: plan.key } },
      { body: { customer: customer.externalId, plan: plan.id } },
    ],
  },
  "GET /v1/subscriptions/{subscription}": subscription(),
  "PATCH /v1/subscriptions/{subscription}": subscription({ metadata: { mine: "now" } }),
  "POST /v1/subscriptions/{subscription}/change-plan": {
    names: (tenant) => ({ path: { subscription: tenant.subscription.id }, body: { plan: tenant.plan.key } }),
  },
  "POST /v1/subscriptions/{subscription}/cancel": subscription({ at: "now" }),
  "DELETE /v1/subscriptions/{subscription}/pending-change": subscription(),
  "GET /v1/subscriptions/{id}/upcoming-invoice": byId((tenant) => tenant.subscription.id),
  "GET /v1/subscriptions/{id}/unbilled-usage": byId((tenant) => tenant.subscription.id),
};
