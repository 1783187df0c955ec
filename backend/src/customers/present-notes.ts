import { Injectable } from "@nestjs/common";
import { ActorReader } from "../identity/index.js";
import { Database, publicId } from "../platform/index.js";
import type { CustomerNote } from "./customer-note.repository.js";
import type { NoteResponse } from "./customer-note.schemas.js";

/** Notes as the API gives them, with their authors' names. */
@Injectable()
export class PresentNotes {
  constructor(
    private readonly database: Database,
    private readonly actors: ActorReader,
  ) {}

  async execute(environmentId: string, notes: readonly CustomerNote[]): Promise<NoteResponse[]> {
    const authors = notes.map(({ authorKind: kind, authorId: id }) => ({ kind, id }));
    const names = await this.actors.names(this.database.reader, environmentId, authors);
    return notes.map((note) => ({
      id: publicId("note", note.id),
      customer: publicId("cus", note.customerId),
      text: note.text,
      author: {
        kind: note.authorKind,
        id: publicId(note.authorKind === "person" ? "usr" : "key", note.authorId),
        name: names.get(note.authorId) ?? null,
      },
      createdAt: note.createdAt,
    }));
  }
}
