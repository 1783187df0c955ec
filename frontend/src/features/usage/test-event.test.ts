import { describe, expect, it } from "@jest/globals";
import { curlCommand, eventTextError, exampleEvent } from "./test-event.js";

describe("a test event", () => {
  it("looks like the last one of its type", () => {
    const type = {
      type: "gpu.run",
      events: 3,
      unmatched: 0,
      duplicates: 0,
      quarantined: 0,
      conflicts: 0,
      lastAt: null,
      meters: [],
      properties: [
        { name: "seconds", type: "number" as const, example: "12.5" },
        { name: "gpu", type: "string" as const, example: '"a100"' },
      ],
    };
    expect(JSON.parse(exampleEvent(type, "acme", "test-1"))).toEqual({
      id: "test-1",
      type: "gpu.run",
      customer: "acme",
      properties: { seconds: 12.5, gpu: "a100" },
    });
  });

  it("is sent by a curl that survives an apostrophe", () => {
    const command = curlCommand("https://atlas.example", "env_1", `{"id": "it's"}`);
    expect(command).toContain(`-d '{"id": "it'\\''s"}'`);
    expect(command).toContain("Atlas-Environment: env_1");
  });

  it.each([
    ["{", "This is no JSON; check commas, quotes and brackets."],
    ["[]", "The list is empty; write at least one event."],
    ['[{"id":"1"}, 2]', "Event 2 is no JSON object."],
    ['{"id":"1"}', null],
  ])("says what is wrong with %s", (text, error) => {
    expect(eventTextError(text)).toBe(error);
  });
});
