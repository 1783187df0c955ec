import { Module, type DynamicModule } from "@nestjs/common";
import type { DataSource } from "typeorm";
import { contexts } from "./contexts.js";
import { PlatformModule, type Config } from "./platform/index.js";

@Module({})
export class AppModule {
  static forRoot(config: Config, dataSource: DataSource): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config, dataSource), ...contexts] };
  }
}
