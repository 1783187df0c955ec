import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

export const customerForms: BadInput[] = [
  {
    form: "a new customer",
    path: ({ env }) => `/${env.id}/customers?create=true`,
    press: ["Add a tax id", "Add a key"],
    submit: "Create customer",
    stored: () => "/v1/customers",
    attempts: [
      {
        typed: { Email: "nobody" },
        told: {
          Name: /Give the name/,
          Email: /mail address/,
          "Number of tax id 1": /number/,
          "Key 1": /key/,
        },
      },
      {
        typed: {
          Name: "Another",
          Email: "a@b.example",
          "External id": "nimbus",
          "Number of tax id 1": "DE1",
          "Key 1": "team",
        },
        told: { "External id": /nimbus|taken|another/ },
      },
      {
        typed: { "External id": "", "Purchase order number": LONG, "Type of tax id 1": "" },
        told: { "Purchase order number": /\d/, "Type of tax id 1": /./ },
      },
    ],
  },
  {
    form: "a customer's data",
    path: ({ env, paying }) => `/${env.id}/customers/${paying.id}?edit=true`,
    submit: "Save",
    stored: ({ paying }) => `/v1/customers/${paying.id}`,
    attempts: [
      { typed: { Name: "" }, told: { Name: /Give the name/ } },
      { typed: { Name: "Nimbus", "External id": "globex" }, told: { "External id": /globex|taken|another/ } },
    ],
  },
  {
    form: "a card",
    path: ({ env, paying }) => `/${env.id}/customers/${paying.id}?tab=methods`,
    press: ["Add a card"],
    submit: "Add the card",
    stored: ({ paying }) => `/v1/customers/${paying.id}/payment-methods`,
    attempts: [
      { typed: { Token: "" }, told: { Token: /Give the provider/ } },
      { typed: { Token: "no such card" }, told: { Token: /./ } },
    ],
  },
  {
    form: "a note",
    path: ({ env, paying }) => `/${env.id}/customers/${paying.id}?tab=notes`,
    submit: "Add note",
    stored: ({ paying }) => `/v1/customers/${paying.id}/notes`,
    attempts: [
      { typed: { "New note": "  " }, told: { "New note": /Write something/ } },
      { typed: { "New note": LONG.repeat(10) }, told: { "New note": /\d/ } },
    ],
  },
  {
    form: "a new subscription",
    path: ({ env }) => `/${env.id}/subscriptions?create=true`,
    press: ["At the beginning of a day, in the customer’s time zone"],
    submit: "Create subscription",
    stored: () => "/v1/subscriptions",
    attempts: [{ told: { Customer: /Choose who/, Plan: /Choose a plan/, Day: /Choose the day/ } }],
  },
  {
    form: "another plan",
    path: ({ env, subscription }) => `/${env.id}/subscriptions/${subscription.id}`,
    press: ["Change plan …"],
    submit: "Change plan",
    stored: ({ subscription }) => `/v1/subscriptions/${subscription.id}`,
    attempts: [{ told: { "New plan": /Choose a plan/ } }],
  },
  {
    form: "a price of one customer",
    path: ({ env, subscription }) => `/${env.id}/subscriptions/${subscription.id}?tab=prices`,
    press: ["Override"],
    submit: "Save",
    stored: ({ paying }) => `/v1/customers/${paying.id}/price-overrides`,
    attempts: [
      { told: { Amount: /Give at least one/ } },
      { typed: { Amount: "cheap" }, told: { Amount: /number|decimal/ } },
    ],
  },
];
