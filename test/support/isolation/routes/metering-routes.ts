import type { Json } from "../../api.js";
import type { Tenant } from "../tenant.js";
import { nothing, byId, type RouteRequests } from "./names.js";

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

export const meteringRoutes: Record<string, RouteRequests> = {
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
    names: (tenant) => [
      ...[tenant.meter.key, tenant.meter.id].map((meter) => ({
        query: {
          customer: tenant.customer.id,
          meter,
          subscription: tenant.subscription.id,
          start: period.start,
          end: period.end,
        },
      })),
      // Everybody's usage is that of the caller's own environment, and a subscription alone names its customer.
      { query: { meter: tenant.meter.id, start: period.start, end: period.end } },
      { query: { meter: tenant.meter.id, subscription: tenant.subscription.id } },
    ],
  },
};
