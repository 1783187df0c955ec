import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

const preview = (body: object): Promise<Answer> => client.post("/v1/rules/preview", body);
/** The body as it is, for what JSON.stringify would not write. */
async function postText(body: string): Promise<Pick<Answer, "status" | "body">> {
  const answer = await fetch(`${api.url}/v1/rules/preview`, {
    method: "POST",
    headers: { authorization: `Bearer ${api.credentials.apiKey}`, "content-type": "application/json" },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}
const tiers = [
  { upTo: "100", unitAmount: "1.00" },
  { upTo: null, unitAmount: "0.50", flatAmount: "5" },
];

describe("a preview", () => {
  test("rates a template, with tiers and the trace of each step", async () => {
    const answer = await preview({
      template: "graduated",
      meter: "calls",
      params: { tiers },
      usage: { calls: "150" },
    });
    expect(answer.status).toBe(200);
    // 100 × 1.00 + 50 × 0.50 + 5.00 for the second tier
    expect(answer.body).toMatchObject({ total: "130.00", currency: "EUR", meterKeys: ["calls"] });
    const [line] = answer.body.lines;
    expect(line).toMatchObject({ quantity: "150", preciseAmount: "130", amount: "130.00" });
    expect(line.tiers).toHaveLength(2);
    expect(answer.body.trace.at(-1).kind).toBe("result");
    expect(answer.body.ruleText).toContain("$tiered");
  });

  test("rates a text, rounding once in the way that was asked for", async () => {
    const ruleText = `{ "lines": [{ "code": "a", "description": "A", "amount": $$.usage.calls.quantity * $$.params.each }] }`;
    const body = { ruleText, params: { each: "0.067" }, usage: { calls: 55 } };
    expect((await preview(body)).body.lines[0]).toMatchObject({ preciseAmount: "3.685", amount: "3.69" });
    expect((await preview({ ...body, rounding: "down" })).body.lines[0].amount).toBe("3.68");
    expect((await preview({ ...body, currency: "JPY" })).body.total).toBe("4");
  });

  test("keeps every digit of a quantity", async () => {
    const body = {
      ruleText: `{ "lines": [{ "code": "a", "description": "A", "amount": $$.usage.calls.quantity * 2 }] }`,
    };
    const quantity = "1234567890123456789012345678901234567890.123456789";
    const [line] = (await preview({ ...body, usage: { calls: quantity } })).body.lines;
    expect(line.preciseAmount).toBe("2469135780246913578024691357802469135780.246913578");
    const tooLong = await preview({ ...body, usage: { calls: "9".repeat(61) } });
    expect(tooLong.body.errors[0].field).toBe("usage.calls");
  });

  test("keeps every digit of a JSON number, of usage and of a parameter", async () => {
    const ruleText = `{ 'lines': [{ 'code': 'a', 'description': 'A', 'amount': $$.usage.calls.quantity + $$.params.extra }] }`;
    const answer = await postText(
      `{"ruleText":${JSON.stringify(ruleText)},"params":{"extra":0.00000000000000000000123},"usage":{"calls":12345678901234567890.5}}`,
    );
    expect(answer.body.lines[0].preciseAmount).toBe("12345678901234567890.50000000000000000000123");
    const tooLong = await postText(`{"ruleText":"1","usage":{"calls":${"9".repeat(61)}}}`);
    expect(tooLong.body.errors[0].field).toBe("usage.calls");
  });

  test("rates groups, adding them up where the whole is not given", async () => {
    const answer = await preview({
      template: "matrix",
      meter: "tokens",
      groupBy: ["model"],
      params: {
        per: "1000",
        prices: [
          { match: { model: "a" }, unitAmount: "2" },
          { match: { model: "b" }, unitAmount: "3" },
        ],
      },
      usage: {
        tokens: {
          groups: [
            { by: { model: "a" }, quantity: "1500" },
            { by: { model: "b" }, quantity: "500" },
          ],
        },
      },
    });
    expect(answer.body.lines[0]).toMatchObject({ quantity: "2000", amount: "4.50" });
    expect(answer.body.lines[0].groups).toHaveLength(2);
  });

  test("prorates by the days that it is given, and takes usage left out for none", async () => {
    const period = { start: "2026-04-16T00:00:00Z", end: "2026-05-01T00:00:00Z", part: 15, whole: 30 };
    const fee = await preview({ template: "flat", params: { amount: "29.00" }, period });
    expect(fee.body.total).toBe("14.50");
    const none = await preview({ template: "per_unit", meter: "calls", params: { unitAmount: "1" } });
    expect(none.body.total).toBe("0.00");
  });

  test("of a meter that the rule does not read is refused, not taken for zero", async () => {
    const answer = await preview({
      template: "per_unit",
      meter: "calls",
      params: { unitAmount: "1" },
      usage: { call: "5" },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field: "usage.call", code: "not_read" }]);
  });
});

describe("a rule that cannot be rated", () => {
  test("tells every syntax error with its span", async () => {
    const answer = await preview({ ruleText: '{ "lines": [1 + ], "x": "open }' });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("rule.invalid");
    const [operand, quote] = answer.body.errors;
    expect(operand).toMatchObject({ field: "ruleText", span: { start: 16 } });
    expect(quote).toMatchObject({ field: "ruleText", code: "S0101", span: { start: 24 } });
  });

  test("tells what failed and where", async () => {
    const answer = await preview({ ruleText: '{ "lines": 1 / $$.usage.calls.quantity }' });
    expect(answer.body).toMatchObject({
      code: "rule.failed",
      errors: [{ field: "ruleText", code: "D3150" }],
    });
    expect(answer.body.errors[0].span.start).toBe(11);
  });

  test.each([
    ["loops", "($f := function($n) { $f($n + 1) }; $f(0))"],
    ["builds a list without end", "[1..9000000].[1..9000000]"],
    ["builds a text without end", '$pad("x", 200000000)'],
    ["sums a billion", "$sum([1..1000000000])"],
  ])("because it %s ends in a typed error, and the API lives", async (_, ruleText) => {
    const answer = await preview({ ruleText });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: "rule.budget_exceeded",
      errors: [{ code: "budget_exceeded" }],
    });
    expect((await client.get("/v1/rules/templates")).status).toBe(200);
  });

  test("because its body nests too deep is refused as a request", async () => {
    const depth = 20_000;
    const answer = await postText(`{"ruleText":"1","params":{"a":${"[".repeat(depth)}${"]".repeat(depth)}}}`);
    expect(answer.status).toBe(422);
  });

  test("because its body is no JSON is refused as a request", async () => {
    const answer = await postText('{"ruleText":');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe("request.malformed");
  });
});

describe("a check", () => {
  test("gives the canonical text, its hash and the meters that it reads", async () => {
    await client.post("/v1/meters", { key: "calls", name: "Calls", eventType: "call", aggregation: "count" });
    const ruleText = '{"lines":[{"code":"a","description":"A","amount":$$.usage.calls.quantity}]}';
    const answer = await client.post("/v1/rules/check", { ruleText });
    expect(answer.status).toBe(200);
    expect(answer.body.meterKeys).toEqual(["calls"]);
    const again = await client.post("/v1/rules/check", { ruleText: `${answer.body.ruleText} /* same */` });
    expect(again.body.ruleHash).toBe(answer.body.ruleHash);
  });

  test("answers as writing the price would", async () => {
    const answer = await client.post("/v1/rules/check", {
      template: "per_unit",
      meter: "nope",
      params: { unitAmount: "1" },
    });
    expect(answer.body).toMatchObject({
      code: "rule.invalid",
      errors: [{ field: "meter", code: "unknown_meter" }],
    });
    const endless = await client.post("/v1/rules/check", { ruleText: "$sum([1..1000000000])" });
    expect(endless.body).toMatchObject({ code: "rule.invalid", errors: [{ code: "budget_exceeded" }] });
  });
});

test("every template is listed with the schema of its parameters", async () => {
  const { body } = await client.get("/v1/rules/templates");
  const keys = body.data.map((template: { key: string }) => template.key);
  for (const key of ["flat", "per_unit", "graduated", "volume", "package", "matrix", "minimum", "percentage"])
    expect(keys).toContain(key);
  const matrix = body.data.find((template: { key: string }) => template.key === "matrix");
  expect(matrix).toMatchObject({ metered: true, grouped: true, params: { required: ["prices"] } });
});
