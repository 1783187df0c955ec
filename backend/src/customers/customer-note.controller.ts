import { Body, Controller, Delete, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Requires,
  Responds,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import { AddNote } from "./add-note.js";
import {
  noteBody,
  notePage,
  noteParam,
  noteResponse,
  notesParam,
  notesQuery,
  type NoteBody,
  type NoteParam,
  type NoteResponse,
} from "./customer-note.schemas.js";
import { DeleteNote } from "./delete-note.js";
import { ListNotes } from "./list-notes.js";
import { PresentNotes } from "./present-notes.js";

type NotesParam = z.infer<typeof notesParam>;

@ApiTags("Customers")
@Controller("v1/customers/:customer/notes")
export class CustomerNoteController {
  constructor(
    private readonly addNote: AddNote,
    private readonly deleteNote: DeleteNote,
    private readonly listNotes: ListNotes,
    private readonly presentNotes: PresentNotes,
  ) {}

  @Get()
  @Requires("customers:read")
  @ApiOperation({ summary: "List the notes about a customer" })
  @Responds(200, notePage, "Newest first.")
  async list(
    @Param({ schema: notesParam }) { customer }: NotesParam,
    @Query({ schema: notesQuery }) query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<NoteResponse>> {
    const page = await this.listNotes.execute(caller, customer, query);
    return { ...page, data: await this.presentNotes.execute(caller.environmentId, page.data) };
  }

  @Post()
  @Requires("customers:write")
  @ApiOperation({ summary: "Write a note about a customer" })
  @Responds(201, noteResponse, "The note.")
  async add(
    @Param({ schema: notesParam }) { customer }: NotesParam,
    @Body({ schema: noteBody }) { text }: NoteBody,
    @CurrentCaller() caller: Caller,
  ): Promise<NoteResponse> {
    const note = await this.addNote.execute(caller, customer, text);
    const [response] = await this.presentNotes.execute(caller.environmentId, [note]);
    return response!;
  }

  @Delete(":id")
  @Requires("customers:write")
  @ApiOperation({ summary: "Delete a note" })
  @Responds(204, null, "Deleted; the audit trail keeps that there was one.")
  async delete(
    @Param({ schema: noteParam }) param: NoteParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deleteNote.execute(caller, param);
  }
}
