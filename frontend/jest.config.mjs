import { preset } from "../jest.preset.mjs";

export default {
  ...preset,
  displayName: "frontend",
  testMatch: ["<rootDir>/src/**/*.test.ts"],
  // Imports name no file type here, as the bundler reads them; the rest of the checkout is read as everywhere.
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "json"],
};
