import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Requires, Responds, type Caller } from "../platform/index.js";
import { FindEverywhere } from "./find-everywhere.js";
import { searchQuery, searchResponse, type SearchQuery } from "./search.schemas.js";

@ApiTags("Search")
@Controller("v1/search")
export class SearchController {
  constructor(private readonly findEverywhere: FindEverywhere) {}

  @Get()
  @Requires("customers:read")
  @ApiOperation({
    summary: "Search customers, invoices, plans, subscriptions and meters",
    description: "Only of the kinds that the caller may read.",
  })
  @Responds(200, searchResponse, "Best first.")
  async find(
    @CurrentCaller() caller: Caller,
    @Query({ schema: searchQuery }) query: SearchQuery,
  ): Promise<z.infer<typeof searchResponse>> {
    return { data: await this.findEverywhere.execute(caller, query) };
  }
}
