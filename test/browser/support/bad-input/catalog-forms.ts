import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

export const catalogForms: BadInput[] = [
  {
    form: "a new plan",
    path: ({ env }) => `/${env.id}/catalog?create=true`,
    submit: "Create and add prices",
    stored: () => "/v1/plans",
    attempts: [
      { typed: { Name: " " }, told: { Name: /Give the plan a name/ } },
      { typed: { Name: "Scale again", Key: "scale" }, told: { Key: /scale|taken|another/ } },
      { typed: { Key: "Not a key!" }, told: { Key: /letter/ } },
      { typed: { Name: LONG, Key: "long" }, told: { Name: /120/ } },
    ],
  },
  {
    form: "another name of a plan",
    path: ({ env }) => `/${env.id}/catalog/plans/scale`,
    press: ["Actions of the plan", "Rename"],
    submit: "Save",
    stored: () => "/v1/plans/scale",
    attempts: [
      { typed: { Name: "" }, told: { Name: /Give the plan a name/ } },
      { typed: { Name: LONG }, told: { Name: /120/ } },
    ],
  },
  {
    form: "a new meter",
    path: ({ env }) => `/${env.id}/catalog?tab=meters&create=true`,
    submit: "Create meter",
    stored: () => "/v1/meters",
    attempts: [
      {
        typed: { "Only where": "properties.model = (" },
        told: { Name: /name/, "Event type": /type/, "Only where": /./ },
      },
      {
        typed: { Name: "Tokens", Key: "tokens", "Event type": "llm.tokens", "Only where": "" },
        told: { Key: /tokens|taken|another/ },
      },
      { typed: { Key: "Not a key!" }, told: { Key: /letter/ } },
    ],
  },
  {
    form: "another name of a meter",
    path: ({ env, meter }) => `/${env.id}/catalog/meters/${meter.id}`,
    press: ["Actions of the meter", "Rename"],
    submit: "Save",
    stored: ({ meter }) => `/v1/meters/${meter.id}`,
    attempts: [
      { typed: { Name: "" }, told: { Name: /Give the meter a name/ } },
      { typed: { Name: "Tokens", Unit: LONG }, told: { Unit: /\d/ } },
    ],
  },
  {
    form: "a price of a version",
    path: ({ env }) => `/${env.id}/catalog/plans/scale/versions/new?price=2`,
    submit: "Save draft",
    stored: () => "/v1/plans/scale/versions",
    attempts: [
      {
        typed: { Name: "", Key: "Not a key!", "Unit price": "cheap" },
        told: { Name: /invoices/, Key: /lower-case/, "Unit price": /number|decimal/ },
      },
    ],
  },
];
