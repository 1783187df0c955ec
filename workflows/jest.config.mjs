import { preset } from "../jest.preset.mjs";

export default { ...preset, displayName: "workflows", testMatch: ["<rootDir>/src/**/*.test.ts"] };
