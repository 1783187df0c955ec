import { describe, expect, it } from "@jest/globals";
import { fieldWords, hasField } from "./problem-fields.js";
import { remedyWords } from "./remedy-words.js";

describe("problems of fields", () => {
  it("stand at the fields that the form has", () => {
    const has = hasField({ name: "", taxIds: [{ value: "" }] });
    expect(["name", "taxIds[0].value", "taxIds[1].value", "currency", ""].filter(has)).toEqual([
      "name",
      "taxIds[0].value",
    ]);
  });

  it("name the field as people say it", () => {
    expect(fieldWords("taxIds[0].value")).toBe("Tax ids 1, value: ");
    expect(fieldWords("")).toBe("");
  });
});

describe("a remedy in the app", () => {
  it.each([
    ["Change the role with PATCH /v1/members/{id} instead.", ""],
    ["Correct the property, then POST /v1/quarantine/{id}/replay.", ""],
    ["Send a new id in the header Idempotency-Key.", ""],
    ["Wait a minute and try again.", "Wait a minute and try again."],
  ])("%s", (remedy, words) => {
    expect(remedyWords({ code: "some.other", remedy })).toBe(words);
  });

  it("is the app's own where there is one", () => {
    const remedy = "Correct the fields listed in errors and send it again.";
    expect(remedyWords({ code: "request.invalid", remedy })).toBe("Correct what is named and try again.");
  });
});
