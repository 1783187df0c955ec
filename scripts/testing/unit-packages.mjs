/** Packages with tests beside their files. */
export const UNIT_PACKAGES = ["rules", "workflows", "backend", "frontend", "scripts"];
