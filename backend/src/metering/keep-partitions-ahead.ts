import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from "@nestjs/common";
import { DataSource } from "typeorm";
import { Database, logger } from "../platform/index.js";
import { PartitionRepository } from "./partition.repository.js";

const MONTHS_AHEAD = 3;
const EVERY_MS = 6 * 3_600_000;

/** Makes the months of receipt ahead of time, in every process, so that none can be forgotten while one of them lives. */
@Injectable()
export class KeepPartitionsAhead implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly partitions: PartitionRepository,
    private readonly dataSource: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // The application also boots without a database, to write its API's description.
    if (!this.dataSource.isInitialized) return;
    await this.execute();
    this.timer = setInterval(() => void this.execute(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async execute(): Promise<void> {
    try {
      await this.database.transaction((tx) => this.partitions.ensure(tx, MONTHS_AHEAD));
    } catch (error) {
      // There are months of time to succeed in.
      logger.warn(
        { err: error },
        "the next months of usage could not be prepared; trying again in six hours",
      );
    }
  }
}
