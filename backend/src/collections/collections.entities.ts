import { CollectionCaseEntity } from "./collection-case.entity.js";
import { CollectionFlowVersionEntity } from "./collection-flow-version.entity.js";

export const collectionsEntities = [CollectionFlowVersionEntity, CollectionCaseEntity];
