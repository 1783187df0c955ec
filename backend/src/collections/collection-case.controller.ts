import { Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  publicId,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
} from "../platform/index.js";
import { CollectionCaseRepository, type CaseSummary } from "./collection-case.repository.js";
import { CollectionFlowRepository } from "./collection-flow.repository.js";
import { collectionsErrors } from "./collections.errors.js";
import { presentCase } from "./collections.presenter.js";
import { caseParams, casePage, caseQuery, caseSchema } from "./collections.schemas.js";
import { SteerCase } from "./steer-case.js";

type CaseParams = z.output<typeof caseParams>;

@ApiTags("Collections")
@Controller("v1/collections")
export class CollectionCaseController {
  constructor(
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly flows: CollectionFlowRepository,
    private readonly steer: SteerCase,
  ) {}

  @Get()
  @Requires("collections:read")
  @ApiOperation({
    summary: "List invoices in collection",
    description: "With tries, last decline and next retry.",
  })
  @Responds(200, casePage, "Cases, newest first")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: caseQuery }) query: z.output<typeof caseQuery>,
  ) {
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const filter = {
      status: query.status,
      customerId: query.customer,
      invoiceId: query.invoice,
      declineClass: query.declineClass,
      currency: query.currency,
    };
    const found = await this.cases.list(this.database.reader, environmentId, filter, query.limit, before);
    const page = toPage(found, query.limit, (subject) => [subject.id]);
    const flows = await this.flowsOf(environmentId, page.data);
    return mapPage(page, (subject) => presentCase(subject, flows.get(subject.flowVersionId) ?? null));
  }

  @Get(":id")
  @Requires("collections:read")
  @ApiOperation({ summary: "Read a collection case" })
  @Responds(200, caseSchema, "The case")
  get(@CurrentCaller() caller: Caller, @Param({ schema: caseParams }) { id }: CaseParams) {
    return this.find(caller, id);
  }

  @Post(":id/retry")
  @Requires("collections:write")
  @ApiOperation({ summary: "Charge now" })
  @Responds(202, caseSchema, "The charge is on its way")
  async retry(@CurrentCaller() caller: Caller, @Param({ schema: caseParams }) { id }: CaseParams) {
    await this.steer.retryNow(caller, id);
    return this.find(caller, id);
  }

  @Post(":id/pause")
  @Requires("collections:write")
  @ApiOperation({ summary: "Pause", description: "Nothing is charged or mailed until it is resumed." })
  @Responds(200, caseSchema, "The case, paused")
  async pause(@CurrentCaller() caller: Caller, @Param({ schema: caseParams }) { id }: CaseParams) {
    await this.steer.pause(caller, id);
    return this.find(caller, id);
  }

  @Post(":id/resume")
  @Requires("collections:write")
  @ApiOperation({
    summary: "Resume",
    description: "It goes on where it stood; what became due meanwhile is done now.",
  })
  @Responds(200, caseSchema, "The case, active again")
  async resume(@CurrentCaller() caller: Caller, @Param({ schema: caseParams }) { id }: CaseParams) {
    await this.steer.resume(caller, id);
    return this.find(caller, id);
  }

  private async find({ environmentId }: Caller, id: string) {
    const subject = await this.cases.summary(this.database.reader, environmentId, id);
    if (!subject)
      throw collectionsErrors("collection.not_found", {
        detail: `No collection case ${publicId("col", id)} in this environment.`,
      });
    const flows = await this.flowsOf(environmentId, [subject]);
    return presentCase(subject, flows.get(subject.flowVersionId) ?? null);
  }

  private flowsOf(environmentId: string, cases: CaseSummary[]) {
    const ids = cases.map((subject) => subject.flowVersionId);
    return this.flows.byIds(this.database.reader, environmentId, ids);
  }
}
