import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";

// A download or an EventSource is opened by the browser itself: it sends the cookie, and no header of ours.

let api: TestApi;
let person: TestClient;
let sandbox: string;
let other: string;
beforeAll(async () => {
  api = await startTestApi();
  person = new TestClient(api.url);
  await person.signIn(api.credentials.email, api.credentials.password);
  sandbox = (await person.get("/v1/environments?name=sandbox")).body.data[0].id;
  other = (await person.post("/v1/environments", { name: "other" })).body.id;
});
afterAll(() => api.stop());

const cookie = (): string => [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const opened = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: { cookie: cookie(), ...headers } });
const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code: string }).code;
const PDF = "/v1/invoices/inv_00000000000000000000000000/pdf";

describe("an address that a browser opens by itself", () => {
  test("names its environment in the query: the live tail streams by cookie alone", async () => {
    const abort = new AbortController();
    const response = await fetch(`${api.url}/v1/events/stream?environment=${sandbox}`, {
      headers: { cookie: cookie(), accept: "text/event-stream" },
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain(": watching");
    abort.abort();
  });

  test("without it, or with something else in its place, is refused", async () => {
    expect(await codeOf(await opened("/v1/events/stream"))).toBe("environment.required");
    expect(await codeOf(await opened("/v1/events/stream?environment=sandbox"))).toBe("environment.not_found");
    expect(await codeOf(await opened(`${PDF}?environment=${sandbox}&environment=${other}`))).toBe(
      "environment.not_found",
    );
  });

  test("downloads take it too", async () => {
    expect(await codeOf(await opened(`${PDF}?environment=${sandbox}`))).toBe("invoice.not_found");
  });

  test("header and query may agree, not contradict each other", async () => {
    const header = { "atlas-environment": sandbox };
    expect(await codeOf(await opened(`${PDF}?environment=${sandbox}`, header))).toBe("invoice.not_found");
    expect(await codeOf(await opened(`${PDF}?environment=${other}`, header))).toBe("request.invalid");
  });

  test("a key reaches by it what it reaches by the header, and no more", async () => {
    const key = new TestClient(api.url, api.credentials.apiKey);
    expect((await key.get(`${PDF}?environment=${sandbox}`)).body.code).toBe("invoice.not_found");
    expect((await key.get(`${PDF}?environment=${other}`)).body.code).toBe("environment.not_found");
  });
});

test("every other address takes the header alone, whatever its query says", async () => {
  expect(await codeOf(await opened(`/v1/invoices?environment=${sandbox}`))).toBe("environment.required");
});
