import { EnvironmentClockEntity } from "./clock/clock.entity.js";
import { WaitEntity } from "./clock/wait.entity.js";
import { IdempotencyRecordEntity } from "./idempotency/idempotency-record.entity.js";
import { OutboxEventEntity } from "./outbox/outbox-event.entity.js";
import { WorkerHeartbeatEntity } from "./telemetry/worker-heartbeat.entity.js";

export const platformEntities = [
  EnvironmentClockEntity,
  WaitEntity,
  OutboxEventEntity,
  IdempotencyRecordEntity,
  WorkerHeartbeatEntity,
];
