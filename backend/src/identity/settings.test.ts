import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { firstRow } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";
import { SettingsReader } from "./settings-reader.js";

let api: TestApi;
let sandbox: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  sandbox = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

describe("an environment's settings", () => {
  test("of a test environment close periods at once", async () => {
    const { body, headers } = await sandbox.get("/v1/settings");
    expect(headers.get("etag")).toBe('"1"');
    expect(body.billing).toEqual({ graceSeconds: 0, jitterSeconds: 0 });
    expect(body.invoice).toEqual({
      numberPrefix: "INV-",
      approval: "automatic",
      zeroInvoices: "issue",
      paymentTermsDays: 14,
    });
  });

  test("keep what a change does not name", async () => {
    await sandbox.send("PATCH", "/v1/settings", {
      seller: { name: "Acme AI GmbH", country: "DE" },
      refunds: { approvalLimit: "250.00" },
    });
    const changed = await sandbox.send("PATCH", "/v1/settings", {
      seller: { taxIds: [{ type: "eu_vat", value: "DE123456789" }] },
      invoice: { approval: "manual" },
    });
    expect(changed.body.seller).toMatchObject({
      name: "Acme AI GmbH",
      country: "DE",
      taxIds: [{ type: "eu_vat", value: "DE123456789" }],
    });
    expect(changed.body.invoice).toMatchObject({ approval: "manual", numberPrefix: "INV-" });
    expect(changed.body.refunds.approvalLimit).toBe("250.00");
    expect((await sandbox.get("/v1/settings")).body).toEqual(changed.body);
  });

  test("are not overwritten by who saw an older version", async () => {
    const etag = (await sandbox.get("/v1/settings")).headers.get("etag") ?? "";
    await sandbox.send("PATCH", "/v1/settings", { seller: { footer: "First" } }, { "if-match": etag });
    const stale = await sandbox.send(
      "PATCH",
      "/v1/settings",
      { seller: { footer: "Second" } },
      { "if-match": etag },
    );
    expect(stale.status).toBe(412);
    expect((await sandbox.get("/v1/settings")).body.seller.footer).toBe("First");
  });

  test("take changes of different parts at the same moment", async () => {
    const answers = await Promise.all([
      sandbox.send("PATCH", "/v1/settings", { seller: { email: "billing@acme.example" } }),
      sandbox.send("PATCH", "/v1/settings", { invoice: { paymentTermsDays: 30 } }),
      sandbox.send("PATCH", "/v1/settings", { metering: { acceptPastDays: 60 } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await sandbox.get("/v1/settings")).body).toMatchObject({
      seller: { email: "billing@acme.example" },
      invoice: { paymentTermsDays: 30 },
      metering: { acceptPastDays: 60 },
    });
  });

  test("tell all wrong fields at once", async () => {
    const refused = await sandbox.send("PATCH", "/v1/settings", {
      seller: { country: "Germany", colour: "blue", shoeSize: 42 },
      refunds: { approvalLimit: "1e3" },
      billing: { graceSeconds: -1 },
    });
    expect(refused.status).toBe(422);
    const fields = refused.body.errors.map(({ field }: { field: string }) => field).sort();
    expect(fields).toEqual([
      "billing.graceSeconds",
      "refunds.approvalLimit",
      "seller",
      "seller.colour",
      "seller.country",
    ]);
  });

  test("show in the trail which were changed", async () => {
    await sandbox.send("PATCH", "/v1/settings", {
      seller: { footer: "Trail" },
      invoice: { zeroInvoices: "skip" },
    });
    const [entry] = (await sandbox.get("/v1/audit?action=settings.changed")).body.data;
    expect(entry.detail).toEqual({ changed: ["seller.footer", "invoice.zeroInvoices"] });
  });

  test("that are younger than the environment have their default", async () => {
    const { reader } = api.db.database;
    await reader.query(
      "UPDATE environment_settings SET settings = settings - 'metering' #- '{invoice,zeroInvoices}'",
    );
    const environment = await firstRow<{ id: string }>(
      reader,
      "SELECT id FROM environment WHERE mode = 'live'",
    );
    const settings = await api.app.get(SettingsReader, { strict: false }).get(reader, environment?.id ?? "");
    expect(settings.metering).toEqual({ acceptPastDays: 35 });
    expect(settings.invoice.zeroInvoices).toBe("issue");
    expect(settings.billing).toEqual({ graceSeconds: 3_600, jitterSeconds: 21_600 });
  });
});

describe("a logo", () => {
  const svg = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`;
  const change = (logoSvg: string) => sandbox.send("PATCH", "/v1/settings", { seller: { logoSvg } });

  test("is taken as SVG", async () => {
    const logo = svg(
      '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="10" height="10"/><path d="M0 0h4"/>',
    );
    expect((await change(logo)).body.seller.logoSvg).toBe(logo);
  });

  test.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["an event handler", svg('<rect onclick="alert(1)"/>')],
    ["an outside image", svg('<image href="https://evil.example/x.png"/>')],
    ["an outside style", svg("<style>@import 'https://evil.example/x.css';</style>")],
    ["an outside fill", svg('<rect fill="url(https://evil.example/x)"/>')],
    ["an entity", '<!DOCTYPE svg [<!ENTITY x "y">]>' + svg("&x;")],
    ["foreign HTML", svg("<foreignObject><iframe/></foreignObject>")],
    ["no SVG at all", "<p>hello</p>"],
  ])("with %s is refused", async (_, logo) => {
    const answer = await change(logo);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].field).toBe("seller.logoSvg");
  });
});
