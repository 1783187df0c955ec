import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Amounts are Decimal or decimal strings: these turn them into binary floating point. */
const floatingPoint = [
  // Number(a === b) is 0 or 1, as comparators need it.
  [
    "CallExpression[callee.name='Number']:not([arguments.0.type='BinaryExpression'][arguments.0.operator=/^[!=]==$/])",
    "Number(…)",
  ],
  ["CallExpression[callee.name='parseFloat']", "parseFloat(…)"],
  ["CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']", "Number.parseFloat(…)"],
  ["UnaryExpression[operator='+']", "unary plus"],
  ["CallExpression[callee.property.name='toNumber']", ".toNumber()"],
].map(([selector, what]) => ({
  selector,
  message: `${what} makes a binary number, which cannot hold an amount: use Decimal of @atlas/rules. For a count that is no amount, add the file to the list in eslint.config.mjs.`,
}));

/** What an amount is, is said by functions of rules alone: nothing else may compute one. Comparing is no computing. */
const COMPUTES_IN_RULES =
  "Amounts are computed in rules alone: call a function of @atlas/rules (addAmounts, subtractAmount, compareAmounts, isZero …), or add one there with its contract, example and tests.";

const decimalArithmetic = [
  {
    selector: "CallExpression[callee.property.name=/^(plus|minus|times|div|mod|neg)$/]",
    message: COMPUTES_IN_RULES,
  },
];

const decimalImports = {
  paths: ["@atlas/rules", "@atlas/rules/browser", "@atlas/rules/checks"].map((name) => ({
    name,
    importNames: ["Decimal", "allocate", "closeSum", "roundToCurrency", "sumOf"],
    message: COMPUTES_IN_RULES,
    // As a type, it is what a parser keeps of a long number.
    allowTypeImports: true,
  })),
};

/** The zone of the machine must not matter: workflow replay would not even notice that it changed. */
const localTime = [
  {
    selector:
      "CallExpression[callee.property.name=/^(get|set)(Date|Day|Month|FullYear|Hours|Minutes|Seconds|Milliseconds)$/]",
    message: "This reads the machine's own time zone: use the UTC method, or a zoned date of @atlas/rules.",
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(getTimezoneOffset|toLocaleDateString|toLocaleTimeString|toDateString|toTimeString)$/]",
    message: "This depends on the machine's time zone or language.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length>1]",
    message: "new Date(year, month, …) is local time: use Date.UTC(…) or a zoned date of @atlas/rules.",
  },
];

/** Files in which numbers are counts, offsets, versions or settings, never amounts; each with what it counts. */
const COUNTS_NOT_AMOUNTS = {
  "rules/src/money/decimal.ts": "digits and exponents inside the decimal type itself",
  "rules/src/money/rounding.ts": "safe integers are coefficients of the decimal type itself",
  "rules/src/time/calendar.ts": "fields of a date",
  "rules/src/time/instants.ts": "milliseconds",
  "rules/src/language/syntax/lexer.ts": "the size of an exponent",
  "rules/src/language/regex/syntax.ts": "repetition counts of a pattern",
  "rules/src/language/builtins/numeric.ts": "the size of an exponent",
  "rules/src/language/datetime/date-parse.ts": "fields of a date",
  "rules/src/language/datetime/integer-format.ts": "positions of letters",
  "rules/src/language/datetime/number-words.ts": "positions in lists of number words",
  "rules/src/language/builtins/substitution.ts": "numbers of capture groups",
  "rules/src/language/runtime/stringify.ts": "JSONata's 15 digits of results that are binary anyway",
  "backend/src/platform/ids.ts": "letters of an id",
  "backend/src/platform/http/etag.ts": "versions of rows",
  "backend/src/catalog/list-versions.ts": "version numbers",
  "frontend/src/**/*chart*.{ts,tsx}": "heights of bars and lines; the figures beside them stay decimal",
};

const TESTS = ["**/*.test.{ts,tsx}", "**/*.e2e.ts", "**/testing/**", "**/*-test-bed.ts", "**/*.test.mjs"];

export default tseslint.config(
  {
    ignores: ["**/dist/", "**/node_modules/", "**/generated/", ".nx/", ".atlas/", "**/coverage/"],
  },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.{mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/restrict-plus-operands": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Interfaces of Nest and Temporal ask for async methods that have nothing to wait for.
      "@typescript-eslint/require-await": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // rules is compiled without Node's types, its tests with them.
    files: ["rules/**/*.test.ts"],
    languageOptions: { parserOptions: { projectService: false, project: "rules/tsconfig.test.json" } },
  },
  {
    files: ["frontend/src/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      // Event handlers of React may be async: what they give back is ignored.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ["rules/src/**/*.ts", "workflows/src/**/*.ts"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...floatingPoint, ...localTime] },
  },
  {
    files: ["backend/src/**/*.ts"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...floatingPoint, ...localTime, ...decimalArithmetic] },
  },
  {
    files: ["frontend/src/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...floatingPoint, ...localTime, ...decimalArithmetic] },
  },
  {
    files: ["backend/src/**/*.ts", "frontend/src/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", decimalImports] },
  },
  {
    files: Object.keys(COUNTS_NOT_AMOUNTS).filter((file) => file.startsWith("rules/")),
    rules: { "no-restricted-syntax": ["error", ...localTime] },
  },
  {
    files: Object.keys(COUNTS_NOT_AMOUNTS).filter((file) => file.startsWith("backend/")),
    rules: { "no-restricted-syntax": ["error", ...localTime, ...decimalArithmetic] },
  },
  {
    files: Object.keys(COUNTS_NOT_AMOUNTS).filter((file) => file.startsWith("frontend/")),
    rules: { "no-restricted-syntax": ["error", ...localTime, ...decimalArithmetic] },
  },
);
