import { stack } from "../../../support/stack.js";
import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

export const settingsForms: BadInput[] = [
  {
    form: "the own password",
    path: ({ env }) => `/${env.id}/settings?tab=account`,
    submit: "Change the password",
    stored: () => "/v1/audit/organisation",
    attempts: [
      {
        typed: { "New password": "short" },
        told: { "Current password": /that you have now/, "New password": /12/ },
      },
      {
        typed: { "Current password": "not this one", "New password": "long enough for anybody" },
        told: { "Current password": /./ },
      },
    ],
  },
  {
    form: "a new environment",
    path: ({ env }) => `/${env.id}/settings?tab=environments`,
    press: ["New test environment"],
    submit: "Make it",
    stored: () => "/v1/environments",
    attempts: [
      { typed: { Name: "" }, told: { Name: /Give it a name/ } },
      { typed: { Name: LONG }, told: { Name: /120/ } },
      { typed: { Name: "browser bad input" }, told: { Name: /./ } },
    ],
  },
  {
    form: "how invoices are made",
    path: ({ env }) => `/${env.id}/settings?tab=invoicing`,
    submit: "Save",
    stored: () => "/v1/settings",
    attempts: [
      {
        typed: { "A second person approves refunds above": "lots" },
        told: { "A second person approves refunds above": /500.00/ },
      },
      {
        typed: {
          "A second person approves refunds above": "",
          "Number prefix": "no spaces",
          "Payment terms, in days": "",
          "Grace, in seconds": "",
        },
        told: { "Number prefix": /letters/, "Payment terms, in days": /./, "Grace, in seconds": /./ },
      },
    ],
  },
  {
    form: "the seller",
    path: ({ env }) => `/${env.id}/settings?tab=branding`,
    press: ["Add a tax id"],
    submit: "Save",
    stored: () => "/v1/settings",
    attempts: [
      {
        typed: { "Legal name": "", "Accent colour": "red" },
        told: { "Legal name": /legal name/, "Accent colour": /such as/ },
      },
      {
        typed: {
          "Legal name": "Atlas GmbH",
          "Accent colour": "#336699",
          "Email for customers' replies": "nobody",
        },
        told: { "Email for customers' replies": /mail/, "Tax id 1": /./ },
      },
    ],
  },
  {
    form: "a tax rate",
    path: ({ env }) => `/${env.id}/settings?tab=tax`,
    press: ["New tax rate"],
    submit: "Add the rate",
    stored: () => "/v1/tax-rates",
    attempts: [
      { typed: { "Rate, in percent": "much" }, told: { Name: /VAT/, "Rate, in percent": /percentage/ } },
      { typed: { Name: LONG, "Rate, in percent": "19" }, told: { Name: /\d/ } },
    ],
  },
  {
    form: "an invitation",
    path: ({ env }) => `/${env.id}/settings?tab=members`,
    press: ["Invite a person"],
    submit: "Send the invitation",
    stored: () => "/v1/invitations",
    attempts: [
      { typed: { Email: "ada" }, told: { Email: /such as/ } },
      { typed: { Email: stack.credentials().email }, told: { Email: /./ } },
    ],
  },
  {
    form: "an API key",
    path: ({ env }) => `/${env.id}/developers`,
    press: ["New API key"],
    submit: "Make the key",
    stored: () => "/v1/api-keys",
    attempts: [
      { typed: { Name: "" }, told: { Name: /who uses it/ } },
      { typed: { Name: LONG }, told: { Name: /120/ } },
    ],
  },
  {
    form: "the time machine",
    path: ({ env }) => `/${env.id}/time-machine`,
    submit: "Advance",
    stored: () => "/v1/clock",
    attempts: [{ told: { "To an instant (UTC)": /Choose a day/ } }],
  },
];
