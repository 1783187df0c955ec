import { nothing, byId, inBrowser, customer, type RouteRequests } from "./names.js";

export const invoicesRoutes: Record<string, RouteRequests> = {
  "GET /v1/ledger/transactions": {
    names: (tenant) => ({ query: { customer: tenant.customer.id, reference: tenant.paid.invoice } }),
  },
  "GET /v1/ledger/balances": { names: (tenant) => ({ query: { customer: tenant.customer.id } }) },

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
};
