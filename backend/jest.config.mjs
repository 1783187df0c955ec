import { preset } from "../jest.preset.mjs";

export default {
  ...preset,
  displayName: "backend",
  testMatch: ["<rootDir>/src/**/*.test.ts"],
  globalSetup: "<rootDir>/jest.global-setup.mjs",
  globalTeardown: "<rootDir>/jest.global-teardown.mjs",
  testTimeout: 30_000,
};
