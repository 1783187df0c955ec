export { collectionsEntities } from "./collections.entities.js";
export { CollectionsModule } from "./collections.module.js";
export { ReconcileCases } from "./reconcile-cases.js";
