import { preset } from "../jest.preset.mjs";

export default { ...preset, displayName: "rules", testMatch: ["<rootDir>/{src,cli,examples}/**/*.test.ts"] };
