import type { Json } from "../api.js";
import type { Tenant } from "./tenant.js";

/** What a request of a route names, out of one tenant's things. */
export type Named = { path?: Record<string, string>; query?: Record<string, string>; body?: Json };
/** One or several ways to name the same (by id, by key). */
export type NamesOf = (tenant: Tenant) => Named | Named[];

export type RouteRequests = {
  names: NamesOf;
  /** Status codes that are right for a foreign name in the body or query, beside 4xx; with the reason. */
  mayAnswer?: { status: number; because: string };
};

const nothing: RouteRequests = { names: () => ({}) };
const byId = (pick: (tenant: Tenant) => string, body?: Json): RouteRequests => ({
  names: (tenant) => ({ path: { id: pick(tenant) }, ...(body === undefined ? {} : { body }) }),
});
/** An address that a browser opens by itself, its environment in the query. */
const inBrowser = (pick: (tenant: Tenant) => string): RouteRequests => ({
  names: (tenant) => ({ path: { id: pick(tenant) }, query: { environment: tenant.env.id } }),
});
const customer = (body?: Json): RouteRequests => ({
  names: ({ customer: { id, externalId } }) =>
    [id, externalId].map((name) => ({ path: { customer: name }, ...(body === undefined ? {} : { body }) })),
});
const plan = (body?: Json): RouteRequests => ({
  names: ({ plan: { id, key } }) =>
    [id, key].map((name) => ({ path: { plan: name }, ...(body === undefined ? {} : { body }) })),
});
const subscription = (body?: Json): RouteRequests => ({
  names: ({ subscription: { id, externalId } }) =>
    [id, externalId].map((name) => ({
      path: { subscription: name },
      ...(body === undefined ? {} : { body }),
    })),
});

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
const anEvent = (tenant: Tenant): Json => ({
  id: "isolation-1",
  type: "llm.tokens",
  customer: tenant.customer.id,
  properties: { tokens: 1 },
});
const QUARANTINED = {
  status: 200,
  because: "an event of an unknown customer is kept in the sender's own quarantine",
};

/** What an API key may ask, route by route. A route that is missing here fails the walk. */
export const KEY_ROUTES: Record<string, RouteRequests> = {
  // audit
  "GET /v1/audit": { names: (tenant) => ({ query: { subjectId: tenant.apiKey } }) },
  "GET /v1/request-log": { names: ({ apiKey }) => ({ query: { actor: apiKey } }) },
  "GET /v1/request-log/{id}": byId(({ request }) => request),

  // notifications
  "GET /v1/mails": { names: (tenant) => ({ query: { to: `${tenant.mark}@customer.example` } }) },
  "GET /v1/mails/{id}": byId(({ mail }) => mail),
  "POST /v1/mails/{id}/retry": byId(({ mail }) => mail),
  "GET /v1/mail-sink": { names: (tenant) => ({ query: { to: `${tenant.mark}@customer.example` } }) },
  "GET /v1/mail-sink/{id}": byId(({ receivedMail }) => receivedMail),

  // identity
  "GET /v1/api-keys": nothing,
  "POST /v1/api-keys": { names: ({ env }) => ({ body: { environment: env.id, name: "way in" } }) },
  "GET /v1/api-keys/{id}": byId(({ apiKey }) => apiKey),
  "DELETE /v1/api-keys/{id}": byId(({ apiKey }) => apiKey),
  "GET /v1/environments": { names: ({ mark }) => ({ query: { name: mark } }) },
  "POST /v1/environments": nothing,
  "GET /v1/environments/{id}": byId(({ env }) => env.id),
  "PUT /v1/environments/{id}/setup": byId(({ env }) => env.id, {
    status: "running",
    step: "mine now",
    done: 0,
    total: 1,
  }),
  "GET /v1/settings": nothing,
  "PATCH /v1/settings": nothing,
  "POST /v1/settings/invoice-preview": nothing,

  // catalog
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

  // customers
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

  // tax
  "GET /v1/tax-rates": nothing,
  "POST /v1/tax-rates": nothing,
  "GET /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate),
  "PATCH /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate, { name: "Mine now" }),
  "DELETE /v1/tax-rates/{id}": byId(({ taxRate }) => taxRate),
  "POST /v1/tax-rates/{id}/archive": byId(({ taxRate }) => taxRate),

  // subscriptions
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

  // metering
  "GET /v1/events": { names: (tenant) => ({ query: { customer: tenant.customer.id } }) },
  "POST /v1/events": {
    names: (tenant) => {
      const event = { ...anEvent(tenant), subscription: tenant.subscription.id };
      return [
        { query: { backfill: tenant.backfill }, body: event },
        { query: { backfill: tenant.backfill }, body: [event] },
      ];
    },
    mayAnswer: QUARANTINED,
  },
  "GET /v1/events/stream": { names: ({ env }) => ({ query: { environment: env.id } }) },
  "GET /v1/events/{id}": byId(({ event }) => event),
  "POST /v1/events/{id}/amend": {
    names: (tenant) => ({
      path: { id: tenant.event },
      body: { id: "isolation-amend", properties: { tokens: 9 }, subscription: tenant.subscription.id },
    }),
  },
  "POST /v1/events/{id}/void": byId(({ event }) => event, { id: "isolation-void" }),
  "GET /v1/quarantine": { names: ({ mark }) => ({ query: { customer: `${mark}-nobody` } }) },
  "GET /v1/quarantine/{id}": byId(({ quarantined }) => quarantined),
  "POST /v1/quarantine/replay": {
    names: ({ mark }) => ({ body: { customer: `${mark}-nobody` } }),
    mayAnswer: {
      status: 200,
      because: "it replays what is in the caller's own quarantine, which is nothing of that name",
    },
  },
  "POST /v1/quarantine/{id}/replay": {
    names: (tenant) => ({
      path: { id: tenant.quarantined },
      body: { event: { customer: tenant.customer.id, subscription: tenant.subscription.id } },
    }),
    mayAnswer: {
      status: 200,
      because: "the caller's own event stays in its own quarantine, its customer unknown",
    },
  },
  "POST /v1/quarantine/{id}/discard": byId(({ quarantined }) => quarantined, { reason: "gone" }),
  "GET /v1/conflicts": nothing,
  "GET /v1/conflicts/{id}": byId(({ conflict }) => conflict),
  "POST /v1/conflicts/{id}/settle": byId(({ conflict }) => conflict, { keep: "second" }),
  "GET /v1/backfills": nothing,
  "POST /v1/backfills": nothing,
  "GET /v1/backfills/{id}": byId(({ backfill }) => backfill),
  "POST /v1/backfills/{id}/close": byId(({ backfill }) => backfill),
  "POST /v1/backfills/{id}/revert": byId(({ backfill }) => backfill),
  "GET /v1/usage": {
    names: (tenant) =>
      [tenant.meter.key, tenant.meter.id].map((meter) => ({
        query: {
          customer: tenant.customer.id,
          meter,
          subscription: tenant.subscription.id,
          start: period.start,
          end: period.end,
        },
      })),
  },

  // ledger
  "GET /v1/ledger/transactions": {
    names: (tenant) => ({ query: { customer: tenant.customer.id, reference: tenant.paid.invoice } }),
  },
  "GET /v1/ledger/balances": { names: (tenant) => ({ query: { customer: tenant.customer.id } }) },

  // invoicing
  "GET /v1/invoices": {
    names: ({ customer, subscription }) => ({
      query: { customer: customer.id, subscription: subscription.id },
    }),
  },
  "GET /v1/invoices/{id}": byId(({ paid }) => paid.invoice),
  "POST /v1/invoices/{id}/finalize": byId(({ draft }) => draft.invoice),
  "POST /v1/invoices/{id}/void": byId(({ draft }) => draft.invoice, { reason: "mine now" }),
  "GET /v1/invoices/{id}/pdf": inBrowser(({ paid }) => paid.invoice),
  "GET /v1/invoices/{id}/hosted-link": byId(({ paid }) => paid.invoice),
  "POST /v1/invoices/{id}/verify": byId(({ paid }) => paid.invoice),
  "GET /v1/invoices/{id}/lines": byId(({ paid }) => paid.invoice),
  "POST /v1/invoices/{id}/lines": byId(({ draft }) => draft.invoice, {
    description: "Mine",
    amount: "-5.00",
  }),
  "PATCH /v1/invoices/{id}/lines/{line}": {
    names: ({ draft }) => ({
      path: { id: draft.invoice, line: draft.line },
      body: { description: "Mine", amount: "0.01" },
    }),
  },
  "DELETE /v1/invoices/{id}/lines/{line}": {
    names: ({ draft }) => ({ path: { id: draft.invoice, line: draft.line } }),
  },
  "POST /v1/invoices/{id}/credit-notes": {
    names: ({ paid }) => ({
      path: { id: paid.invoice },
      body: { reason: "mine", lines: [{ line: paid.line, amount: "0.01" }] },
    }),
  },
  "GET /v1/credit-notes": {
    names: (tenant) => ({ query: { customer: tenant.customer.id, invoice: tenant.paid.invoice } }),
  },
  "GET /v1/credit-notes/{id}": byId(({ creditNote }) => creditNote),
  "GET /v1/credit-notes/{id}/pdf": inBrowser(({ creditNote }) => creditNote),

  // payments
  "GET /v1/customers/{customer}/payment-methods": customer(),
  "POST /v1/customers/{customer}/payment-methods": customer({ token: "pm_card_success" }),
  "POST /v1/customers/{customer}/payment-methods/{id}/make-default": {
    names: (tenant) => ({ path: { customer: tenant.customer.id, id: tenant.paymentMethod } }),
  },
  "DELETE /v1/customers/{customer}/payment-methods/{id}": {
    names: (tenant) => ({ path: { customer: tenant.customer.id, id: tenant.paymentMethod } }),
  },
  "GET /v1/payment-attempts": {
    names: ({ customer, paid }) => ({ query: { customer: customer.id, invoice: paid.invoice } }),
  },
  "GET /v1/payment-attempts/{id}": byId(({ attempt }) => attempt),
  "POST /v1/invoices/{id}/payments": byId(({ draft }) => draft.invoice, { amount: "1.00" }),
  "POST /v1/refunds": {
    names: ({ paid }) => ({ body: { invoice: paid.invoice, amount: "0.01", reason: "mine" } }),
  },
  "GET /v1/refunds": {
    names: ({ customer, paid }) => ({ query: { customer: customer.id, invoice: paid.invoice } }),
  },
  "GET /v1/refunds/{id}": byId(({ refund }) => refund),
  "POST /v1/refunds/{id}/approve": byId(({ refund }) => refund),
  "POST /v1/refunds/{id}/reject": byId(({ refund }) => refund),
  "GET /v1/disputes": nothing,

  // collections
  "GET /v1/collections": {
    names: (tenant) => ({ query: { customer: tenant.debtor.id, invoice: tenant.debtor.invoice } }),
  },
  "GET /v1/collections/{id}": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/retry": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/pause": byId(({ debtor }) => debtor.case),
  "POST /v1/collections/{id}/resume": byId(({ debtor }) => debtor.case),
  "GET /v1/collection-flows/{key}/versions": { names: () => ({ path: { key: "card" } }) },
  "POST /v1/collection-flows/{key}/versions": { names: () => ({ path: { key: "card" } }) },

  // billing
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

  // analytics
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

/** Routes that need no caller: their request proves itself by a token or a signature. */
export const PUBLIC_ROUTES = new Set([
  "POST /v1/session",
  "POST /v1/password-resets",
  "POST /v1/password-resets/complete",
  "POST /v1/invitations/preview",
  "POST /v1/invitations/accept",
  "POST /v1/provider-webhooks/{provider}",
  "GET /v1/hosted-invoices/{token}",
  "GET /v1/hosted-invoices/{token}/pdf",
  "POST /v1/hosted-invoices/{token}/pay",
]);
