// Who may import whom: docs/architecture.md in executable form. `npm run boundaries` checks it; a cycle fails, types included.

/** Contexts of backend/src in import order: each may use the doors (index.ts) of those before it. */
const CONTEXTS = [
  "platform",
  "audit",
  "notifications",
  "identity",
  "catalog",
  "customers",
  "tax",
  "subscriptions",
  "metering",
  "rating",
  "ledger",
  "credits",
  "invoicing",
  "payments",
  "collections",
  "billing",
  "entitlements",
  "alerts",
  "analytics",
  "portal",
  "webhooks",
];

const TESTS = "\\.(test|e2e)\\.(ts|tsx|mjs)$|/testing/|/test-support/|\\.test-bed\\.ts$|-test-bed\\.ts$";

const contextOrder = CONTEXTS.slice(0, -1).map((name, index) => ({
  name: `context-order-${name}`,
  comment: `${name} comes before these contexts: they hear of it by outbox events, it does not call them.`,
  severity: "error",
  from: { path: `^backend/src/${name}/`, pathNot: TESTS },
  to: { path: `^backend/src/(${CONTEXTS.slice(index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle has no order in which to read, load or change it.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-dependencies-only",
      comment:
        "A package that is used must be named in the package.json of the package that uses it (or the root's).",
      severity: "error",
      from: { path: "^(rules|workflows|backend|frontend)/src/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },

    // The house (arrows between projects).
    {
      name: "rules-stands-alone",
      comment: "rules runs in the browser too: no other project, no Node built-in, no framework.",
      severity: "error",
      from: { path: "^rules/src/", pathNot: TESTS },
      to: {
        path: ["^(workflows|backend|frontend|test|scripts)/", "^node_modules/(@nestjs|typeorm|pg|react)"],
      },
    },
    {
      name: "rules-no-node",
      comment: "rules runs in the browser too.",
      severity: "error",
      from: { path: "^rules/src/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "workflows-rules-as-types",
      comment: "A pricing fix must never become a replay incident.",
      severity: "error",
      from: { path: "^workflows/src/", pathNot: TESTS },
      to: { path: "^rules/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "workflows-imports",
      comment: "The workflow bundle holds Temporal's workflow and common packages and nothing else.",
      severity: "error",
      from: { path: "^workflows/src/", pathNot: TESTS },
      to: { pathNot: ["^workflows/src/", "^rules/", "^node_modules/@temporalio/(workflow|common)/"] },
    },
    {
      name: "backend-no-workflow-code",
      comment: "backend knows the contracts of workflows, never their code.",
      severity: "error",
      from: { path: "^backend/src/", pathNot: TESTS },
      to: { path: "^workflows/src/", pathNot: "^workflows/src/contracts/" },
    },
    {
      name: "backend-not-up",
      comment: "backend knows nothing of those who use it.",
      severity: "error",
      from: { path: "^backend/src/", pathNot: TESTS },
      to: { path: "^(frontend|test|scripts)/" },
    },
    {
      name: "frontend-talks-http",
      comment: "frontend knows the API by its generated client only.",
      severity: "error",
      from: { path: "^frontend/" },
      to: { path: "^(backend|workflows|test|scripts)/" },
    },
    {
      name: "test-talks-http",
      comment: "test uses Atlas as its users do: over HTTP. What it checks it computes by itself.",
      severity: "error",
      from: { path: "^test/" },
      to: { path: "^(backend|rules|frontend)/" },
    },

    // Bounded contexts.
    ...contextOrder,
    {
      name: "contexts-by-the-door",
      comment: "Another context is used through its index.ts.",
      severity: "error",
      from: { path: "^backend/src/([^/]+)/", pathNot: TESTS },
      to: { path: "^backend/src/[^/]+/.+", pathNot: ["^backend/src/$1/", "^backend/src/[^/]+/index\\.ts$"] },
    },
    {
      name: "contexts-know-no-program",
      comment: "The files beside the contexts put them together; no context knows them.",
      severity: "error",
      from: { path: "^backend/src/[^/]+/", pathNot: TESTS },
      to: { path: "^backend/src/[^/]+\\.ts$" },
    },
    {
      name: "provider-is-another-company",
      comment:
        "The simulated provider stands for a foreign service: Atlas reaches it over HTTP, and it knows nothing of Atlas.",
      severity: "error",
      from: { path: "^backend/src/payments/simulated-provider/", pathNot: TESTS },
      to: { path: "^(backend|workflows|rules)/", pathNot: "^backend/src/payments/simulated-provider/" },
    },
    {
      name: "nobody-imports-the-provider",
      comment: "The simulated provider is its own process.",
      severity: "error",
      from: { path: "^backend/", pathNot: ["^backend/src/payments/simulated-provider/", TESTS] },
      to: { path: "^backend/src/payments/simulated-provider/" },
    },

    // One file each.
    {
      name: "one-calendar",
      comment: "Time zones and calendars are asked in one place.",
      severity: "error",
      from: { pathNot: "^rules/src/time/calendar\\.ts$" },
      to: { path: "^node_modules/temporal-polyfill/" },
    },
    {
      name: "no-foreign-decimals",
      comment: "big.js is the tests' oracle; money is computed by rules/src/money alone.",
      severity: "error",
      from: { path: "^(rules|workflows|backend|frontend)/src/", pathNot: TESTS },
      to: { path: "^node_modules/(big\\.js|decimal\\.js|bignumber\\.js)/" },
    },
    {
      name: "stock-jsonata-in-tests",
      comment:
        "Stock JSONata computes in floating point: it is a yardstick in tests and benches, never in the product.",
      severity: "error",
      from: { pathNot: [TESTS, "^rules/(bench|fuzz|test)/", "^test/bench/"] },
      to: { path: "^node_modules/jsonata/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|/generated/" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["development", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
