export { CONFIG, loadConfig, type Config } from "./config/config.js";
export { Clock, clockNow, ClockRepository, type ClockReading } from "./clock/clock.js";
export type { ClockKind } from "./clock/clock.entity.js";
export { WaitWakers, type WakeWaiting } from "./clock/wait-wakers.js";
export { Waits, type Wait, type WaitKey } from "./clock/waits.js";
export type { WaitState } from "./clock/wait.entity.js";
export {
  AmountColumn,
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "./database/columns.js";
export { Database, UNIQUE_VIOLATION, sqlState, violatedConstraint, type Tx } from "./database/database.js";
export { insertRows } from "./database/insert-rows.js";
export { Locks } from "./database/locks.js";
export { assertUnreferenced } from "./database/references.js";
export { snakeCase, SnakeNamingStrategy } from "./database/naming.js";
export { affectedRows, firstRow, rows } from "./database/rows.js";
export { together } from "./database/together.js";
export { toAtlasError } from "./http/problem.filter.js";
export { AtlasError, defineErrors, type ErrorSpec, type FieldError } from "./errors/atlas-error.js";
export { platformErrors } from "./errors/platform.errors.js";
export { defineStates } from "./errors/states.js";
export {
  CurrentCaller,
  ForPeople,
  OPENED_BY_BROWSER,
  OpenedByBrowser,
  PEOPLE_ONLY,
  PUBLIC_ROUTE,
  Public,
  REQUIRED_SCOPE,
  Requires,
  scopes,
  type Actor,
  type AtlasRequest,
  type Caller,
  type Role,
  type Scope,
} from "./http/caller.js";
export { IfMatch, assertVersion, setEtag } from "./http/etag.js";
export {
  mapPage,
  pageQuery,
  pageSchema,
  readCursor,
  readIdCursor,
  toPage,
  type Page,
  type PageQuery,
} from "./http/pages.js";
export { Responds } from "./http/responds.js";
export { fieldErrors } from "./http/validation.pipe.js";
export { WithoutReplay } from "./idempotency/idempotency.interceptor.js";
export { IdempotencyRepository } from "./idempotency/idempotency.repository.js";
export { idSchema, isUuid, newId, parsePublicId, publicId, publicIdOrNull, type IdPrefix } from "./ids.js";
export { OutboxDispatcher } from "./outbox/outbox-dispatcher.js";
export { OutboxHandlers, type OutboxEvent, type OutboxHandler } from "./outbox/outbox-handlers.js";
export { Outbox, type OutboxMessage } from "./outbox/outbox.js";
export { platformEntities } from "./platform.entities.js";
export { PlatformModule } from "./platform.module.js";
export { failpoint } from "./telemetry/failpoint.js";
export { logger } from "./telemetry/logger.js";
export { WorkerHeartbeat } from "./telemetry/worker-heartbeat.js";
export { ActivityRegistry } from "./temporal/activity-registry.js";
export { asActivity } from "./temporal/as-activity.js";
export { Slots } from "./temporal/slots.js";
export { Temporal, dataConverter } from "./temporal/temporal.js";
