import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";
import { readPdf } from "./pdf/read-pdf.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

const preview = (seller: object): Promise<Response> =>
  fetch(`${api.url}/v1/settings/invoice-preview`, {
    method: "POST",
    headers: { authorization: `Bearer ${client.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ seller }),
  });

test("shows what is being edited on a sample invoice, the rest as the settings say, and stores nothing", async () => {
  await client.send("PATCH", "/v1/settings", {
    seller: { addressLines: ["Kantstraße 7"], country: "DE" },
    invoice: { numberPrefix: "NW/" },
  });
  const before = (await client.get("/v1/settings")).body;
  const response = await preview({
    name: "Draft & Sons",
    colour: "#c2255c",
    paymentInstructions: "IBAN DE02",
  });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const text = readPdf(new Uint8Array(await response.arrayBuffer())).pages.join(" ");
  for (const shown of ["Draft & Sons", "Kantstraße 7", "NW/000042", "IBAN DE02"])
    expect(text).toContain(shown);
  expect((await client.get("/v1/settings")).body).toEqual(before);
});

test("names the field that is wrong: a logo that runs something, a colour that is none", async () => {
  const logoSvg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>';
  const response = await preview({ logoSvg, colour: "red" });
  expect(response.status).toBe(422);
  const { errors } = (await response.json()) as { errors: { field: string }[] };
  expect(errors.map(({ field }) => field).sort()).toEqual(["seller.colour", "seller.logoSvg"]);
});
