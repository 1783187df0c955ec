import { preset } from "../jest.preset.mjs";

export default { ...preset, displayName: "rules", testMatch: ["<rootDir>/src/**/*.test.ts"] };
