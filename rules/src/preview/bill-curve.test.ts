import { describe, expect, it } from "@jest/globals";
import type { Json } from "../language/runtime/value.js";
import { ruleFromTemplate } from "../pricing/rule-from-template.js";
import type { TemplateKey } from "../pricing/template.js";
import { billCurve, suggestedEnd } from "./bill-curve.js";

const price = (template: TemplateKey, params: { [key: string]: Json }) => ({
  key: "calls",
  name: "Calls",
  currency: "EUR",
  ...ruleFromTemplate(template, {
    rule: "calls",
    code: "calls",
    description: "Calls",
    meter: "calls",
    params,
  }),
});
const axis = (upTo: string) => ({ meter: "calls", by: null, upTo });

describe("the bill against quantity", () => {
  it("holds every bound of the tiers, in exact amounts", () => {
    const graduated = price("graduated", {
      tiers: [
        { upTo: "100", unitAmount: "1" },
        { upTo: null, unitAmount: "0.5" },
      ],
    });
    const { points, cliffs } = billCurve(graduated, ["calls"], axis("150"));
    expect(points[0]).toEqual({ quantity: "0", amount: "0.00" });
    expect(points.find(({ quantity }) => quantity === "100")?.amount).toBe("100.00");
    expect(points.find(({ quantity }) => quantity === "101")?.amount).toBe("100.50");
    expect(points.at(-1)).toEqual({ quantity: "150", amount: "125.00" });
    expect(cliffs).toEqual([]);
  });

  it("marks where one more unit costs less in all", () => {
    const volume = price("volume", {
      tiers: [
        { upTo: "10", unitAmount: "2" },
        { upTo: null, unitAmount: "1" },
      ],
    });
    expect(billCurve(volume, ["calls"], axis("20")).cliffs).toEqual([
      { quantity: "10", next: "11", amount: "20.00", nextAmount: "11.00", kind: "falls" },
    ]);
  });

  it("tells a fall that rounding hides by its unrounded amounts", () => {
    const volume = price("volume", {
      tiers: [
        { upTo: "10000", unitAmount: "0.01" },
        { upTo: null, unitAmount: "0.0099989" },
      ],
    });
    expect(billCurve(volume, ["calls"], axis("20000")).cliffs).toEqual([
      { quantity: "10000", next: "10001", amount: "100", nextAmount: "99.9989989", kind: "falls" },
    ]);
  });

  it("marks a fee that is due at once", () => {
    const stairs = price("stairstep", {
      tiers: [
        { upTo: "1000", flatAmount: "50" },
        { upTo: null, flatAmount: "100" },
      ],
    });
    expect(billCurve(stairs, ["calls"], axis("1500")).cliffs.map(({ kind }) => kind)).toEqual(["jumps"]);
  });

  it("reaches a little beyond the last change of price", () => {
    expect(suggestedEnd({ tiers: [{ upTo: "1000" }, { upTo: null }] })).toBe("1500");
    expect(suggestedEnd({ per: "1000000", unitAmount: "3" })).toBe("5000000");
    expect(suggestedEnd({})).toBe("100");
  });
});
