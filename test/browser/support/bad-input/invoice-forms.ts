import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

export const invoiceForms: BadInput[] = [
  {
    form: "a refund",
    path: ({ env, paid }) => `/${env.id}/invoices/${paid.id}`,
    press: ["Refund …"],
    submit: /^Refund/,
    stored: () => "/v1/refunds",
    attempts: [
      { typed: { Amount: "ten" }, told: { Amount: /Give an amount/, Reason: /Say why/ } },
      { typed: { Amount: "1000000.00", Reason: "Too much" }, told: { Amount: /./ } },
      { typed: { Amount: "1.001", Reason: "Too fine" }, told: { Amount: /./ } },
    ],
  },
  {
    form: "a bank transfer",
    path: ({ env, unpaid }) => `/${env.id}/invoices/${unpaid.id}`,
    press: ["Actions", "Mark as paid (bank transfer) …"],
    submit: /^Record/,
    stored: ({ unpaid }) => `/v1/invoices/${unpaid.id}`,
    attempts: [
      { typed: { "Amount received": "-5" }, told: { "Amount received": /Give what came in/ } },
      { typed: { "Amount received": "1.001" }, told: { "Amount received": /2 digits/ } },
      { typed: { "Amount received": "1000000" }, told: { "Amount received": /Only .* is due/ } },
    ],
  },
  {
    form: "a credit note",
    path: ({ env, unpaid }) => `/${env.id}/invoices/${unpaid.id}`,
    press: ["Actions", "Credit lines …"],
    submit: /^Credit/,
    stored: () => "/v1/credit-notes",
    attempts: [
      { typed: { "Base fee": "ten" }, told: { "Base fee": /Give an amount|such as/, Reason: /Say why/ } },
      { typed: { "Base fee": "1000000.00", Reason: "Too much" }, told: { "Base fee": /./ } },
      { typed: { "Base fee": "1.00", Reason: LONG }, told: { Reason: /200/ } },
    ],
  },
  {
    form: "a credit note over one amount",
    path: ({ env, unpaid }) => `/${env.id}/invoices/${unpaid.id}`,
    press: ["Actions", "Credit lines …", "One amount"],
    submit: /^Credit/,
    stored: () => "/v1/credit-notes",
    attempts: [
      { typed: { "Amount with tax": "" }, told: { "Amount with tax": /such as 12.50/, Reason: /Say why/ } },
      { typed: { "Amount with tax": "1000000.00", Reason: "Too much" }, told: { "Amount with tax": /./ } },
    ],
  },
  {
    form: "declaring an invoice void",
    path: ({ env, unpaid }) => `/${env.id}/invoices/${unpaid.id}`,
    press: ["Actions", "Void …"],
    submit: /^Void/,
    stored: ({ unpaid }) => `/v1/invoices/${unpaid.id}`,
    attempts: [
      { typed: { Reason: " " }, told: { Reason: /Say why/ } },
      { typed: { Reason: LONG }, told: { Reason: /500/ } },
    ],
  },
  {
    form: "a line of a draft",
    path: ({ env, draft }) => `/${env.id}/invoices/${draft.id}?tab=lines`,
    press: ["Add a one-off line"],
    submit: "Add the line",
    stored: ({ draft }) => `/v1/invoices/${draft.id}`,
    attempts: [
      { typed: { Amount: "ten" }, told: { Description: /Say what/, Amount: /decimal/ } },
      { typed: { Description: LONG, Amount: "10.00" }, told: { Description: /\d/ } },
      { typed: { Description: "Setup", Amount: "10.001" }, told: { Amount: /./ } },
    ],
  },
  {
    form: "a line of a draft by quantity",
    path: ({ env, draft }) => `/${env.id}/invoices/${draft.id}?tab=lines`,
    press: ["Add a one-off line", "Quantity × price"],
    submit: "Add the line",
    stored: ({ draft }) => `/v1/invoices/${draft.id}`,
    attempts: [
      {
        typed: { Description: "Setup", Quantity: "two", "Price of one": "" },
        told: { Quantity: /quantity/, "Price of one": /price/ },
      },
    ],
  },
  {
    form: "paying by card on the customer's page",
    path: ({ hosted }) => hosted,
    submit: /^Pay/,
    stored: () => "/v1/payment-attempts",
    attempts: [{ told: { "Test card": /Choose a card/ } }],
  },
];
