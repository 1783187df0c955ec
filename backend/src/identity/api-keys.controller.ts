import { Body, Controller, Delete, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  pageQuery,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  WithoutReplay,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { ApiKeyRepository } from "./api-key.repository.js";
import {
  apiKeyPage,
  apiKeyParams,
  apiKeySchema,
  createApiKeyBody,
  createdApiKeySchema,
  toApiKey,
} from "./api-key.schemas.js";
import { CreateApiKey } from "./create-api-key.js";
import { identityErrors } from "./identity.errors.js";
import { RevokeApiKey } from "./revoke-api-key.js";

@ApiTags("API keys")
@Controller("v1/api-keys")
export class ApiKeysController {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly createKey: CreateApiKey,
    private readonly revokeKey: RevokeApiKey,
  ) {}

  @Get()
  @Requires("keys:read")
  @ApiOperation({
    summary: "List the environment's API keys",
    description: "Newest first, revoked ones included.",
  })
  @Responds(200, apiKeyPage, "A page of keys.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof apiKeyPage>> {
    const filter = { before: readIdCursor(query.cursor), limit: query.limit };
    const found = await this.keys.list(this.database.reader, caller.environmentId, filter);
    return mapPage(
      toPage(found, query.limit, (key) => [key.id]),
      toApiKey,
    );
  }

  @Get(":id")
  @Requires("keys:read")
  @ApiOperation({ summary: "Read an API key" })
  @Responds(200, apiKeySchema, "The key, without its secret.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: apiKeyParams }) { id }: z.infer<typeof apiKeyParams>,
  ): Promise<z.infer<typeof apiKeySchema>> {
    const key = await this.keys.get(this.database.reader, caller.environmentId, id);
    if (!key) throw identityErrors("api_key.not_found");
    return toApiKey(key);
  }

  // Not repeatable by Idempotency-Key: its answer would have to be stored, and it holds the secret.
  @Post()
  @Requires("keys:write")
  @WithoutReplay()
  @ApiOperation({
    summary: "Create an API key of the environment",
    description: "The key is shown once, in this answer.",
  })
  @Responds(201, createdApiKeySchema, "The key, with its secret.")
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createApiKeyBody }) body: z.infer<typeof createApiKeyBody>,
  ): Promise<z.infer<typeof createdApiKeySchema>> {
    const { apiKey, key } = await this.createKey.execute(caller, body);
    return { ...toApiKey(apiKey), key };
  }

  @Delete(":id")
  @Requires("keys:write")
  @ApiOperation({ summary: "Revoke an API key", description: "It stops working within a second." })
  @Responds(204, null, "Revoked.")
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param({ schema: apiKeyParams }) { id }: z.infer<typeof apiKeyParams>,
  ): Promise<void> {
    await this.revokeKey.execute(caller, id);
  }
}
