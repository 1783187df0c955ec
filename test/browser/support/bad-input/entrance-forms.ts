import { stack } from "../../../support/stack.js";
import type { BadInput } from "./bad-input.js";
import { LONG } from "./forms-scene.js";

/** The forms of who is not signed in. */
export const entranceForms: BadInput[] = [
  {
    form: "signing in",
    path: () => "/login",
    submit: "Sign in",
    stored: () => "/v1/audit/organisation",
    attempts: [
      { typed: { Email: "nobody" }, told: { Email: /Give your email/, Password: /Give your password/ } },
      { typed: { Email: `${stack.credentials().email}${LONG}` }, told: { Email: /Give your email/ } },
    ],
  },
  {
    form: "a new password",
    path: () => "/password-reset#token=unknown",
    submit: "Set the password",
    stored: () => "/v1/audit/organisation",
    attempts: [{ typed: { "New password": "short" }, told: { "New password": /12/ } }],
  },
  {
    form: "a forgotten password",
    path: () => "/password-reset",
    submit: "Send me a link",
    stored: () => "/v1/mails/organisation",
    attempts: [{ typed: { Email: "nobody" }, told: { Email: /Give your email/ } }],
  },
  {
    form: "accepting an invitation",
    path: ({ invitation }) => `/invitation#token=${invitation}`,
    submit: "Accept",
    stored: () => "/v1/members",
    attempts: [
      { typed: { "Choose a password": "short" }, told: { "Choose a password": /12/, "Your name": /name/ } },
      {
        typed: { "Your name": LONG, "Choose a password": "long enough for me" },
        told: { "Your name": /120/ },
      },
    ],
  },
];
