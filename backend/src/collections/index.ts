export { collectionsEntities } from "./collections.entities.js";
export { CollectionsModule } from "./collections.module.js";
