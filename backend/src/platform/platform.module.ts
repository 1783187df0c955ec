import { Global, Module, type DynamicModule, type OnApplicationShutdown } from "@nestjs/common";
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from "@nestjs/core";
import { DataSource } from "typeorm";
import { Clock, ClockRepository } from "./clock/clock.js";
import { WaitWakers } from "./clock/wait-wakers.js";
import { Waits } from "./clock/waits.js";
import { CONFIG, type Config } from "./config/config.js";
import { Database } from "./database/database.js";
import { ProblemFilter } from "./http/problem.filter.js";
import { validationPipe } from "./http/validation.pipe.js";
import { IdempotencyInterceptor } from "./idempotency/idempotency.interceptor.js";
import { IdempotencyRepository } from "./idempotency/idempotency.repository.js";
import { OutboxDispatcher } from "./outbox/outbox-dispatcher.js";
import { OutboxHandlers } from "./outbox/outbox-handlers.js";
import { Outbox } from "./outbox/outbox.js";
import { HealthCheck } from "./telemetry/health.js";
import { HealthController } from "./telemetry/health.controller.js";
import { WorkerHeartbeat } from "./telemetry/worker-heartbeat.js";
import { ActivityRegistry } from "./temporal/activity-registry.js";
import { Temporal } from "./temporal/temporal.js";

const services = [
  Database,
  Clock,
  ClockRepository,
  Waits,
  WaitWakers,
  Outbox,
  OutboxHandlers,
  OutboxDispatcher,
  IdempotencyRepository,
  Temporal,
  ActivityRegistry,
  HealthCheck,
  WorkerHeartbeat,
];

/** What every context stands on; global, so contexts import only each other. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static forRoot(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useValue: dataSource },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        ...services,
      ],
      exports: [CONFIG, DataSource, ...services],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
