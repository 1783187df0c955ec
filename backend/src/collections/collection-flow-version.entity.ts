import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from "../platform/index.js";
import type { FlowDocument } from "./flow-document.js";

@Entity("collection_flow_version")
export class CollectionFlowVersionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  flowKey: string;

  @IntegerColumn()
  number: number;

  @JsonColumn()
  document: FlowDocument;

  @InstantColumn()
  createdAt: string;
}
