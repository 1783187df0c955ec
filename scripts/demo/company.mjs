// Lumen AI, the company of the demo: who sells, what is counted, what it costs.

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="168" height="40" viewBox="0 0 168 40">
<circle cx="20" cy="20" r="8" fill="#5b4bd6"/>
<g stroke="#5b4bd6" stroke-width="3" stroke-linecap="round">
<path d="M20 3v4"/><path d="M20 33v4"/><path d="M3 20h4"/><path d="M33 20h4"/>
<path d="M8 8l3 3"/><path d="M29 29l3 3"/><path d="M8 32l3-3"/><path d="M29 11l3-3"/></g>
<path d="M52 9v22h13" fill="none" stroke="#1d1b33" stroke-width="4"/>
<path d="M71 17v9q0 5 5 5t5-5v-9" fill="none" stroke="#1d1b33" stroke-width="4"/>
<path d="M89 33V17m0 7q0-6 5-6t5 6v9m0-9q0-6 5-6t5 6v9" fill="none" stroke="#1d1b33" stroke-width="4"/>
<path d="M116 25h12q0-7-6-7t-6 7 6 7q4 0 6-3" fill="none" stroke="#1d1b33" stroke-width="4"/>
<path d="M136 33V17m0 7q0-6 5.500-6t5.500 6v9" fill="none" stroke="#1d1b33" stroke-width="4"/>
</svg>`;

export const SETTINGS = {
  seller: {
    name: "Lumen AI, Inc.",
    addressLines: ["548 Market Street, Suite 4200", "San Francisco, CA 94104"],
    country: "US",
    taxIds: [
      { type: "us_ein", value: "84-2917365" },
      { type: "eu_vat", value: "EU372041908" },
    ],
    email: "billing@lumen.example",
    logoSvg: LOGO,
    colour: "#5b4bd6",
    footer: "Lumen AI, Inc. · Questions about this invoice: billing@lumen.example",
    paymentInstructions:
      "Account: Lumen AI, Inc. · IBAN DE89 3704 0044 0532 0130 00 · BIC COBADEFFXXX · Reference: the invoice's number",
  },
  invoice: { numberPrefix: "LUM-", paymentTermsDays: 14 },
  refunds: { approvalLimit: "500" },
  // A demo that was cut off for weeks goes on with the usage of its last month.
  metering: { acceptPastDays: 120 },
};

export const METERS = [
  {
    key: "tokens",
    name: "Tokens",
    eventType: "llm.tokens",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model", "direction"],
    unit: "tokens",
  },
  {
    key: "requests",
    name: "Requests",
    eventType: "llm.requests",
    aggregation: "sum",
    valueProperty: "requests",
    groupBy: ["model"],
    unit: "requests",
  },
  {
    key: "gpu_seconds",
    name: "GPU seconds",
    eventType: "gpu.job",
    aggregation: "sum",
    valueProperty: "seconds",
    groupBy: ["gpu"],
    unit: "seconds",
  },
  {
    key: "storage_gb",
    name: "Storage, highest of the period",
    eventType: "storage.snapshot",
    aggregation: "max",
    valueProperty: "gigabytes",
    unit: "GB",
  },
];

export const TAX_RATES = [
  { name: "VAT", rate: "19", country: "DE" },
  { name: "VAT", rate: "20", country: "GB" },
  { name: "Consumption tax", rate: "10", country: "JP" },
];

/** Per million tokens: model, input, output. */
const DOLLARS = [
  ["lumen-flash", "0.15", "0.60"],
  ["lumen-pro", "2.50", "10.00"],
  ["lumen-ultra", "12.00", "48.00"],
];
const EUROS = [
  ["lumen-flash", "0.14", "0.56"],
  ["lumen-pro", "2.30", "9.20"],
  ["lumen-ultra", "11.00", "44.00"],
];
const YEN = [
  ["lumen-flash", "22", "90"],
  ["lumen-pro", "380", "1500"],
  ["lumen-ultra", "1800", "7200"],
];

/** @param {string[][]} list */
const rows = (list) =>
  list.flatMap(([model, input, output]) => [
    { match: { model, direction: "input" }, unitAmount: input },
    { match: { model, direction: "output" }, unitAmount: output },
  ]);

/** @param {string[][]} list */
const tokens = (list) => ({
  key: "tokens",
  name: "Tokens",
  template: "matrix",
  meter: "tokens",
  groupBy: ["model", "direction"],
  params: { per: "1000000", prices: rows(list) },
});

/** @param {string} name @param {string} amount */
const fee = (name, amount) => ({
  key: "fee",
  name,
  timing: "in_advance",
  template: "flat",
  params: { amount },
});

/** @param {string} free @param {string} unitAmount @param {string} cheaper */
const requestsInTiers = (free, unitAmount, cheaper) => ({
  key: "requests",
  name: "Requests",
  template: "graduated",
  meter: "requests",
  params: {
    tiers: [
      { upTo: free, unitAmount: "0" },
      { upTo: "1000000", unitAmount },
      { upTo: null, unitAmount: cheaper },
    ],
  },
});

/** @param {string} packageAmount */
const storage = (packageAmount) => ({
  key: "storage",
  name: "Storage, per 100 GB",
  template: "package",
  meter: "storage_gb",
  params: { packageSize: "100", packageAmount },
});

/** @param {string} unitAmount */
const gpu = (unitAmount) => ({
  key: "gpu",
  name: "GPU seconds",
  template: "per_unit",
  meter: "gpu_seconds",
  params: { unitAmount },
});

/** @param {string} key @param {string} name @param {string} description @param {object} version */
const plan = (key, name, description, version) => ({
  key,
  name,
  description,
  version: { publish: true, ...version },
});

export const PLANS = [
  plan("starter", "Starter", "No fee; the first 5 000 requests are free.", {
    currency: "USD",
    prices: [tokens(DOLLARS), requestsInTiers("5000", "0.0004", "0.0003")],
  }),
  plan("growth", "Growth", "For teams in production.", {
    currency: "USD",
    prices: [
      fee("Growth plan", "99.00"),
      tokens(DOLLARS),
      requestsInTiers("50000", "0.0003", "0.0002"),
      storage("4.00"),
    ],
  }),
  plan("scale", "Scale", "For products with many users, and GPUs of their own.", {
    currency: "USD",
    prices: [
      fee("Scale plan", "499.00"),
      tokens(DOLLARS),
      {
        key: "requests",
        name: "Requests",
        template: "volume",
        meter: "requests",
        params: {
          tiers: [
            { upTo: "500000", unitAmount: "0.00025" },
            { upTo: "2000000", unitAmount: "0.00018" },
            { upTo: null, unitAmount: "0.00012" },
          ],
        },
      },
      gpu("0.0011"),
      storage("3.50"),
    ],
  }),
  plan("enterprise", "Enterprise", "With a commitment, and a bill on the day that suits you.", {
    currency: "USD",
    anchor: "anniversary",
    prices: [
      fee("Enterprise plan", "2500.00"),
      tokens(DOLLARS),
      {
        key: "gpu",
        name: "Reserved GPUs",
        template: "minimum",
        meter: "gpu_seconds",
        params: { unitAmount: "0.00095", minimum: "1500.00" },
      },
      storage("3.00"),
    ],
  }),
  plan("team", "Team", "Growth, billed from the day it began.", {
    currency: "USD",
    anchor: "anniversary",
    prices: [fee("Team plan", "149.00"), tokens(DOLLARS), requestsInTiers("50000", "0.0003", "0.0002")],
  }),
  plan("scale-eu", "Scale Europe", "Scale, in euros.", {
    currency: "EUR",
    prices: [
      fee("Scale plan", "459.00"),
      tokens(EUROS),
      requestsInTiers("100000", "0.00023", "0.00015"),
      gpu("0.0010"),
      storage("3.20"),
    ],
  }),
  plan("growth-jp", "Growth Japan", "Growth, in yen.", {
    currency: "JPY",
    prices: [
      fee("Growth plan", "14800"),
      tokens(YEN),
      requestsInTiers("50000", "0.045", "0.03"),
      storage("600"),
    ],
  }),
];

/** Growth from its fourth month on: flash is cheaper, for those who come new. */
export const GROWTH_SECOND_VERSION = {
  currency: "USD",
  publish: true,
  prices: [
    fee("Growth plan", "99.00"),
    tokens([["lumen-flash", "0.10", "0.40"], ...DOLLARS.slice(1)]),
    requestsInTiers("50000", "0.0003", "0.0002"),
    storage("4.00"),
  ],
};

export const SECOND_VERSION_PLAN = "growth";

/** What one customer has agreed on: pro at 15 percent less. */
export const NEGOTIATED = {
  params: { prices: rows([DOLLARS[0] ?? [], ["lumen-pro", "2.125", "8.50"], DOLLARS[2] ?? []]) },
};
