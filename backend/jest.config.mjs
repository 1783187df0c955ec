import { preset } from "../jest.preset.mjs";

export default { ...preset, displayName: "backend", testMatch: ["<rootDir>/src/**/*.test.ts"] };
