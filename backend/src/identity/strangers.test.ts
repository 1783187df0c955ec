import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openApiDocument } from "../openapi.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** What a stranger may do. Whoever adds a public route says so here. */
const PUBLIC = new Set([
  "POST /v1/session",
  "POST /v1/password-resets",
  "POST /v1/password-resets/complete",
  "POST /v1/invitations/preview",
  "POST /v1/invitations/accept",
  // Signed by the provider.
  "POST /v1/provider-webhooks/{provider}",
  // By the signed link of a mail.
  "GET /v1/hosted-invoices/{token}",
  "GET /v1/hosted-invoices/{token}/pdf",
  "POST /v1/hosted-invoices/{token}/pay",
]);

test("every route but the public ones refuses a stranger, before it looks at anything else", async () => {
  const stranger = new TestClient(api.url);
  const answers: string[] = [];
  for (const [path, methods] of Object.entries(openApiDocument(api.app).paths)) {
    for (const method of Object.keys(methods)) {
      const route = `${method.toUpperCase()} ${path}`;
      if (PUBLIC.has(route)) continue;
      const { status } = await stranger.send(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, "x"));
      if (status !== 401) answers.push(`${route} answered ${status}`);
    }
  }
  expect(answers).toEqual([]);
});
