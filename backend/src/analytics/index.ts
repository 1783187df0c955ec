// The door of analytics: it answers over HTTP alone.
export { AnalyticsModule } from "./analytics.module.js";
