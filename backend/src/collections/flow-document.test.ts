import { describe, expect, test } from "@jest/globals";
import { defaultFlows } from "./default-flows.js";
import { flowDocumentSchema, type FlowStep } from "./flow-document.js";

type Steps = Record<string, unknown>;
const end = { kind: "end" } satisfies FlowStep;
const problemsOf = (steps: Steps, start = "a"): string[] => {
  const parsed = flowDocumentSchema.safeParse({ name: "Ours", start, steps });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test.each(Object.entries(defaultFlows))("the default flow for %s can be published", (_key, flow) => {
  expect(flowDocumentSchema.parse(flow).start).toBe(flow.start);
});

describe("a flow is refused", () => {
  test("with everything that is wrong told at once", () => {
    const problems = problemsOf(
      {
        a: { kind: "retry", next: "nowhere" },
        b: { kind: "branch", condition: "declineClass = ", then: "a", otherwise: "lost" },
      },
      "c",
    );
    expect(problems).toEqual([
      'start: There is no step "c".',
      'steps.a.next: There is no step "nowhere".',
      'steps.b.otherwise: There is no step "lost".',
      expect.stringMatching(/^steps\.b\.condition: .+ \(at \d+\)$/),
    ]);
  });

  test("when it would charge without end", () => {
    expect(
      problemsOf({
        a: { kind: "retry", next: "b" },
        b: { kind: "mail", template: "final_notice", next: "a" },
      }),
    ).toEqual([
      expect.stringMatching(/^steps\.a: .*leads back to itself without a wait/),
      expect.stringMatching(/^steps\.b: .*leads back to itself without a wait/),
    ]);
  });

  test.each([
    ["is over once the first failure is long ago", { duration: "P3D", from: "first_failure" }],
    ["is over once the due date is long past", { duration: "P3D", from: "due_date" }],
    ["takes no time", { duration: "PT0S", from: "previous_step" }],
  ])("when the only wait of a loop %s", (_why, wait) => {
    const problems = problemsOf({ a: { kind: "retry", next: "b" }, b: { kind: "wait", ...wait, next: "a" } });
    expect(problems).toHaveLength(2);
  });

  test.each(["3 days", "-P3D", "P"])("with a wait of %p", (duration) => {
    expect(problemsOf({ a: { kind: "wait", duration, next: "b" }, b: end })).toEqual([
      expect.stringMatching(/^steps\.a\.duration: /),
    ]);
  });

  test("with a step that does not know what it is, or knows too much", () => {
    expect(problemsOf({ a: { kind: "sue", next: "b" }, b: end })[0]).toMatch(/^steps\.a\.kind: /);
    expect(problemsOf({ a: { kind: "retry", next: "b", times: 3 }, b: end })[0]).toMatch(/times/);
  });
});

test("a loop that waits from step to step may go round for ever", () => {
  expect(
    problemsOf({
      a: { kind: "wait", duration: "P7D", next: "b" },
      b: { kind: "retry", next: "c" },
      c: { kind: "branch", condition: "attempts < 5", then: "a", otherwise: "d" },
      d: { kind: "mark_uncollectible" },
    }),
  ).toEqual([]);
});
