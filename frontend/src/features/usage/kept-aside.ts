import type { ConflictListResponse, QuarantineListResponse } from "../../api/generated/index.js";

/** An id that was used twice with different payloads. */
export type Conflict = ConflictListResponse["data"][number];
/** An event that could not be counted, with its reason. */
export type Quarantined = QuarantineListResponse["data"][number];
