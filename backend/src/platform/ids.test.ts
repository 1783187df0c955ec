import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { newId, parsePublicId, publicId } from "./ids.js";

test("a public id gives its uuid back, and no other prefix does", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(parsePublicId("cus", publicId("cus", uuid))).toBe(uuid);
      expect(parsePublicId("sub", publicId("cus", uuid))).toBeNull();
    }),
  );
});

test("the published TypeID example", () => {
  expect(publicId("cus", "0188bac7-4afa-78aa-bc3b-bd1eef28d881")).toBe("cus_01h2xcejqtf2nbrexx3vqjhp41");
});

test("ids made later sort later, inside and at the edge", () => {
  const earlier = newId(1_700_000_000_000);
  const later = newId(1_700_000_000_001);
  expect(earlier < later).toBe(true);
  expect(publicId("cus", earlier) < publicId("cus", later)).toBe(true);
});

test.each(["cus_", "cus_zzzzzzzzzzzzzzzzzzzzzzzzzz", "cus_01H2XCEJQTF2NBREXX3VQJHP41", "nonsense"])(
  "%s is not an id",
  (text) => {
    expect(parsePublicId("cus", text)).toBeNull();
  },
);
