/**
 * A customer of Lumen AI. What happens to it beside its usage stands in lives.mjs.
 * @typedef {object} DemoCustomer
 * @property {string} externalId also its subscription's, with `-sub`
 * @property {string} name
 * @property {string} plan
 * @property {string} currency
 * @property {string} timeZone
 * @property {object} address
 * @property {string | null} card the test card it begins with; null pays by bank transfer
 * @property {"start" | number} since the first month, or that many months after it; a fraction counts days of 30
 * @property {{ daysAgo: number, months: number }} [anniversary] instead of `since`: it was billed last that many days ago, and
 *   began that many months before
 * @property {number} [leaves] the month, counted from the present one, from whose first day on it uses nothing
 * @property {UsageProfile} usage
 * @property {object} [more] further fields of POST /v1/customers
 *
 * @typedef {object} UsageProfile
 * @property {Record<string, number>} models share of each
 * @property {number} requestsPerDay at the start
 * @property {number} monthlyGrowth 1.1 is ten percent a month
 * @property {number} weekend activity on Saturday and Sunday, beside 1 on other days
 * @property {number} [spikes] how often a day is five times as busy, e.g. 0.05
 * @property {number} [gpuSecondsPerDay]
 * @property {number} [storageGb] at the start
 */

const us = (
  /** @type {string} */ line1,
  /** @type {string} */ city,
  /** @type {string} */ region,
  /** @type {string} */ postalCode,
) => ({
  line1,
  city,
  region,
  postalCode,
  country: "US",
});
const PACIFIC = { currency: "USD", timeZone: "America/Los_Angeles" };
const EASTERN = { currency: "USD", timeZone: "America/New_York" };
const BERLIN = { currency: "EUR", timeZone: "Europe/Berlin" };

/** @type {DemoCustomer[]} */
export const CUSTOMERS = [
  {
    // grows, and moves up to Scale
    externalId: "northwind",
    name: "Northwind Analytics",
    plan: "growth",
    ...PACIFIC,
    address: us("1 Pike Place", "Seattle", "WA", "98101"),
    card: "pm_card_success",
    since: "start",
    usage: {
      models: { "lumen-flash": 0.7, "lumen-pro": 0.3 },
      requestsPerDay: 9_000,
      monthlyGrowth: 1.28,
      weekend: 0.45,
      gpuSecondsPerDay: 4_000,
      storageGb: 220,
    },
  },
  {
    // launches: five times the usage overnight
    externalId: "pixelforge",
    name: "Pixelforge Games",
    plan: "scale",
    ...PACIFIC,
    address: us("2200 Mission College Blvd", "Santa Clara", "CA", "95054"),
    card: "pm_card_success_mastercard",
    since: "start",
    usage: {
      models: { "lumen-flash": 0.85, "lumen-pro": 0.1, "lumen-ultra": 0.05 },
      requestsPerDay: 22_000,
      monthlyGrowth: 1.04,
      weekend: 1.7,
      spikes: 0.06,
      gpuSecondsPerDay: 26_000,
      storageGb: 1_400,
    },
  },
  {
    // by bank transfer, always in time
    externalId: "hafenkontor",
    name: "Hafenkontor Logistik GmbH",
    plan: "scale-eu",
    ...BERLIN,
    address: { line1: "Am Sandtorkai 41", city: "Hamburg", postalCode: "20457", country: "DE" },
    card: null,
    since: "start",
    usage: {
      models: { "lumen-pro": 0.8, "lumen-flash": 0.2 },
      requestsPerDay: 7_500,
      monthlyGrowth: 1.06,
      weekend: 0.15,
      gpuSecondsPerDay: 6_000,
      storageGb: 640,
    },
    more: { taxIds: [{ type: "eu_vat", value: "DE811907980" }], poNumber: "HK-2291" },
  },
  {
    // by bank transfer, late, and the last one not at all
    externalId: "terra-freight",
    name: "Terra Freight SE",
    plan: "scale-eu",
    ...BERLIN,
    address: { line1: "Leopoldstraße 18", city: "München", postalCode: "80802", country: "DE" },
    card: null,
    since: 1,
    usage: {
      models: { "lumen-flash": 1 },
      requestsPerDay: 12_000,
      monthlyGrowth: 0.98,
      weekend: 0.3,
      gpuSecondsPerDay: 2_500,
      storageGb: 300,
    },
    more: { taxIds: [{ type: "eu_vat", value: "DE293841077" }] },
  },
  {
    // yen, the other side of the date line
    externalId: "kumo",
    name: "Kumo Robotics KK",
    plan: "growth-jp",
    currency: "JPY",
    timeZone: "Asia/Tokyo",
    address: { line1: "2-11-3 Meguro", city: "Tokyo", postalCode: "153-0063", country: "JP" },
    card: "pm_card_success",
    since: "start",
    usage: {
      models: { "lumen-pro": 0.6, "lumen-ultra": 0.4 },
      requestsPerDay: 3_200,
      monthlyGrowth: 1.12,
      weekend: 0.2,
      storageGb: 180,
    },
  },
  {
    // a card that declines twice each month, and pays at the second retry
    externalId: "brightside",
    name: "Brightside Health",
    plan: "growth",
    ...EASTERN,
    address: us("200 Clarendon St", "Boston", "MA", "02116"),
    card: "pm_card_decline_2_times",
    since: "start",
    usage: {
      models: { "lumen-pro": 1 },
      requestsPerDay: 2_400,
      monthlyGrowth: 1.05,
      weekend: 0.7,
      storageGb: 90,
    },
  },
  {
    // its card stops working: the last invoice is written off
    externalId: "fable",
    name: "Fable Studio",
    plan: "growth",
    ...PACIFIC,
    address: us("800 SE 10th Ave", "Portland", "OR", "97214"),
    card: "pm_card_success",
    since: "start",
    usage: {
      models: { "lumen-ultra": 0.5, "lumen-flash": 0.5 },
      requestsPerDay: 900,
      monthlyGrowth: 0.9,
      weekend: 0.8,
      storageGb: 40,
    },
  },
  {
    // a stolen card: nothing is tried until a new one is there
    externalId: "copperline",
    name: "Copperline Fintech",
    plan: "scale",
    ...EASTERN,
    address: us("85 Broad St", "New York", "NY", "10004"),
    card: "pm_card_success_amex",
    since: "start",
    usage: {
      models: { "lumen-flash": 0.9, "lumen-pro": 0.1 },
      requestsPerDay: 31_000,
      monthlyGrowth: 1.02,
      weekend: 0.25,
      gpuSecondsPerDay: 9_000,
      storageGb: 520,
    },
  },
  {
    // refunded for an outage, and credited
    externalId: "oakline",
    name: "Oakline Legal LLP",
    plan: "growth",
    currency: "USD",
    timeZone: "Europe/London",
    address: { line1: "12 Lincoln's Inn Fields", city: "London", postalCode: "WC2A 3BP", country: "GB" },
    card: "pm_card_success",
    since: "start",
    usage: {
      models: { "lumen-ultra": 0.7, "lumen-pro": 0.3 },
      requestsPerDay: 1_100,
      monthlyGrowth: 1.08,
      weekend: 0.1,
      storageGb: 260,
    },
    more: { taxIds: [{ type: "gb_vat", value: "GB365184220" }] },
  },
  {
    // has a discount of its own
    externalId: "vantage",
    name: "Vantage Media Group",
    plan: "growth",
    ...EASTERN,
    address: us("30 Rockefeller Plaza", "New York", "NY", "10112"),
    card: "pm_card_success",
    since: 0.3,
    usage: {
      models: { "lumen-pro": 0.9, "lumen-flash": 0.1 },
      requestsPerDay: 6_400,
      monthlyGrowth: 1.1,
      weekend: 0.9,
      storageGb: 310,
    },
  },
  {
    // left
    externalId: "quill",
    name: "Quill & Co",
    plan: "growth",
    ...EASTERN,
    address: us("1600 Market St", "Philadelphia", "PA", "19103"),
    card: "pm_card_success",
    since: "start",
    leaves: -2,
    usage: {
      models: { "lumen-flash": 1 },
      requestsPerDay: 1_800,
      monthlyGrowth: 0.7,
      weekend: 0.4,
      storageGb: 30,
    },
  },
  {
    // its events come late, after the close
    externalId: "lighthouse",
    name: "Lighthouse Education",
    plan: "growth",
    ...PACIFIC,
    address: us("450 Serra Mall", "Stanford", "CA", "94305"),
    card: "pm_card_success",
    since: 1.5,
    usage: {
      models: { "lumen-flash": 0.6, "lumen-pro": 0.4 },
      requestsPerDay: 3_900,
      monthlyGrowth: 1.15,
      weekend: 0.35,
      storageGb: 120,
    },
  },
  {
    // a commitment; its latest invoice waits for approval
    externalId: "meridian",
    name: "Meridian Bank",
    plan: "enterprise",
    ...EASTERN,
    address: us("1 Bryant Park", "New York", "NY", "10036"),
    card: "pm_card_success_amex",
    since: "start",
    anniversary: { daysAgo: 3, months: 5 },
    usage: {
      models: { "lumen-pro": 0.7, "lumen-ultra": 0.3 },
      requestsPerDay: 14_000,
      monthlyGrowth: 1.07,
      weekend: 0.2,
      gpuSecondsPerDay: 70_000,
      storageGb: 2_600,
    },
    more: { poNumber: "MB-FY-00817" },
  },
  {
    // being retried right now
    externalId: "juniper",
    name: "Juniper Care",
    plan: "team",
    ...PACIFIC,
    address: us("3100 Zanker Rd", "San Jose", "CA", "95134"),
    card: "pm_card_success",
    since: "start",
    anniversary: { daysAgo: 5, months: 3 },
    usage: {
      models: { "lumen-flash": 0.5, "lumen-pro": 0.5 },
      requestsPerDay: 4_300,
      monthlyGrowth: 1.05,
      weekend: 0.5,
    },
  },
  {
    // used a model that its plan does not price: its billing run is blocked
    externalId: "osprey",
    name: "Osprey Maps",
    plan: "team",
    ...PACIFIC,
    address: us("1900 Embarcadero Rd", "Palo Alto", "CA", "94303"),
    card: "pm_card_success",
    since: "start",
    anniversary: { daysAgo: 2, months: 2 },
    usage: { models: { "lumen-flash": 1 }, requestsPerDay: 5_200, monthlyGrowth: 1.2, weekend: 0.6 },
  },
  {
    // new
    externalId: "sprout",
    name: "Sprout Labs",
    plan: "starter",
    ...PACIFIC,
    address: us("440 N Barranca Ave", "Covina", "CA", "91723"),
    card: "pm_card_success",
    since: "start",
    anniversary: { daysAgo: 6, months: 0 },
    usage: {
      models: { "lumen-flash": 0.8, "lumen-pro": 0.2 },
      requestsPerDay: 700,
      monthlyGrowth: 1.5,
      weekend: 0.8,
    },
  },
];
