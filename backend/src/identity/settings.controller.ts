import { Body, Controller, Get, Patch, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import {
  CurrentCaller,
  Database,
  IfMatch,
  Requires,
  Responds,
  setEtag,
  type Caller,
} from "../platform/index.js";
import { SettingsReader } from "./settings-reader.js";
import {
  settingsPatchSchema,
  settingsSchema,
  type EnvironmentSettings,
  type SettingsPatch,
} from "./settings.schemas.js";
import { UpdateSettings } from "./update-settings.js";

@ApiTags("Settings")
@Controller("v1/settings")
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly reader: SettingsReader,
    private readonly updateSettings: UpdateSettings,
  ) {}

  @Get()
  @Requires("settings:read")
  @ApiOperation({ summary: "Read the environment's settings" })
  @Responds(200, settingsSchema, "The settings; their version is in the ETag.")
  async get(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvironmentSettings> {
    const { settings, version } = await this.reader.versioned(this.database.reader, caller.environmentId);
    setEtag(reply, version);
    return settings;
  }

  @Patch()
  @Requires("settings:write")
  @ApiOperation({
    summary: "Change the environment's settings",
    description:
      "Only what is named changes. With If-Match it is refused when someone changed them meanwhile.",
  })
  @Responds(200, settingsSchema, "All settings as they are now.")
  async change(
    @CurrentCaller() caller: Caller,
    @Body({ schema: settingsPatchSchema }) patch: SettingsPatch,
    @IfMatch() ifMatch: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvironmentSettings> {
    const { settings, version } = await this.updateSettings.execute(caller, patch, ifMatch);
    setEtag(reply, version);
    return settings;
  }
}
