// The door of the proofs, for pages that load them when someone asks what a price does.
export { provePrice, type ProofOptions } from "./checks/prove-price.js";
export type { CheckKind, Finding } from "./checks/finding.js";
export type { InputUnits } from "./checks/units.js";
