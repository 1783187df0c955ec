import { nothing, byId, type RouteRequests } from "./names.js";

export const peopleAndMailsRoutes: Record<string, RouteRequests> = {
  "GET /v1/audit": { names: (tenant) => ({ query: { subjectId: tenant.apiKey } }) },
  "GET /v1/request-log": { names: ({ apiKey }) => ({ query: { actor: apiKey } }) },
  "GET /v1/request-log/{id}": byId(({ request }) => request),

  "GET /v1/mails": { names: (tenant) => ({ query: { to: `${tenant.mark}@customer.example` } }) },
  "GET /v1/mails/{id}": byId(({ mail }) => mail),
  "POST /v1/mails/{id}/retry": byId(({ mail }) => mail),
  "GET /v1/mail-sink": { names: (tenant) => ({ query: { to: `${tenant.mark}@customer.example` } }) },
  "GET /v1/mail-sink/{id}": byId(({ receivedMail }) => receivedMail),

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
};
