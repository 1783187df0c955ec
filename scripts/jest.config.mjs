export default {
  displayName: "scripts",
  testMatch: ["<rootDir>/**/*.test.mjs"],
  transform: {},
  testTimeout: 30_000,
};
