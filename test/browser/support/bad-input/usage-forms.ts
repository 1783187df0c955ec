import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

export const usageForms: BadInput[] = [
  {
    form: "correcting an event",
    path: ({ env, quarantined }) => `/${env.id}/usage?tab=quarantine&open=${quarantined.id}`,
    submit: /^(Correct|Try)/,
    stored: ({ quarantined }) => `/v1/quarantine/${quarantined.id}`,
    attempts: [
      { typed: { "Event as-text": "{ no JSON" }, told: { "Event as-text": /no JSON/ } },
      { typed: { "Event as-text": '{ "type": "", "customer": 1 }' }, told: { "Event as-text": /type/ } },
    ],
  },
  {
    form: "discarding an event",
    path: ({ env, quarantined }) => `/${env.id}/usage?tab=quarantine&open=${quarantined.id}`,
    press: ["Discard …"],
    submit: "Discard for good",
    stored: ({ quarantined }) => `/v1/quarantine/${quarantined.id}`,
    attempts: [
      {
        typed: { "Why will it not be counted?": " " },
        told: { "Why will it not be counted?": /Say why/ },
      },
      { typed: { "Why will it not be counted?": LONG }, told: { "Why will it not be counted?": /500/ } },
    ],
  },
  {
    form: "settling a conflict",
    path: ({ env, conflict }) => `/${env.id}/usage?tab=conflicts&open=${conflict.id}`,
    press: ["Keep the first"],
    submit: "Keep the first",
    stored: ({ conflict }) => `/v1/conflicts/${conflict.id}`,
    attempts: [{ typed: { Reason: LONG }, told: { Reason: /500/ } }],
  },
  {
    form: "a test event",
    path: ({ env }) => `/${env.id}/usage?tab=send`,
    submit: "Send",
    stored: () => "/v1/events",
    attempts: [
      { typed: { JSON: "{ no JSON" }, told: { JSON: /no JSON/ } },
      { typed: { JSON: "[]" }, told: { JSON: /empty/ } },
    ],
  },
];
