import { preset } from "../jest.preset.mjs";

// Scenarios share one running stack (scripts/e2e.mjs starts it) and kill parts of it, so they run one after another.
export default {
  ...preset,
  displayName: "e2e",
  testMatch: ["<rootDir>/{scenarios,browser}/**/*.e2e.ts"],
  maxWorkers: 1,
  testTimeout: 120_000,
};
