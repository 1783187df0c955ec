import { defineErrors } from "../platform/index.js";

export const identityErrors = defineErrors({
  "access.credentials_missing": {
    status: 401,
    title: "Nobody is signed in",
    remedy: "Send an API key as `Authorization: Bearer atlas_…`, or sign in with POST /v1/session.",
  },
  "access.key_unknown": {
    status: 401,
    title: "The API key is unknown or revoked",
    remedy: "Create a new key with POST /v1/api-keys and send it as `Authorization: Bearer atlas_…`.",
  },
  "access.session_ended": {
    status: 401,
    title: "The session has ended",
    remedy: "Sign in again with POST /v1/session.",
  },
  "access.scope_missing": {
    status: 403,
    title: "This is not allowed with these rights",
    remedy: "Use a key that has the scope, or ask an owner for a role that has it.",
  },
  "access.people_only": {
    status: 403,
    title: "Only a person may do this",
    remedy: "Sign in with POST /v1/session; API keys cannot do this.",
  },
  "access.csrf": {
    status: 403,
    title: "The request does not prove that it comes from the Atlas page",
    remedy: "Send `csrfToken` of GET /v1/session in the header X-CSRF-Token with every change.",
  },
  "access.not_declared": {
    status: 500,
    title: "The route does not say who may use it",
    remedy: "Report this; the route needs @Requires, @ForPeople or @Public.",
  },
  "session.wrong_credentials": {
    status: 401,
    title: "Email or password is wrong",
    remedy: "Try again, or reset the password with POST /v1/password-resets.",
  },
  "session.not_found": {
    status: 404,
    title: "Session not found",
    remedy: "List yours with GET /v1/sessions.",
  },
  "environment.required": {
    status: 400,
    title: "No environment is named",
    remedy: "Name one in the header Atlas-Environment; GET /v1/environments lists yours.",
  },
  "environment.not_found": {
    status: 404,
    title: "Environment not found",
    remedy: "Check the id; GET /v1/environments lists those you can reach.",
  },
  "environment.name_taken": {
    status: 409,
    title: "An environment has this name already",
    remedy: "Choose another name, or use the standing environment.",
  },
  "environment.live_needs_owner": {
    status: 403,
    title: "Only an owner may create a live environment",
    remedy: "Ask an owner, or create a test environment.",
  },
  "environment.not_for_live": {
    status: 409,
    title: "A live environment holds real business only",
    remedy: "Create a test environment and fill that one.",
  },
  "organisation.not_found": {
    status: 404,
    title: "Organisation not found",
    remedy: "GET /v1/session lists the organisations that you belong to.",
  },
  "api_key.not_found": {
    status: 404,
    title: "API key not found",
    remedy: "List them with GET /v1/api-keys.",
  },
  "api_key.scope_not_yours": {
    status: 403,
    title: "A key cannot have rights that its creator has not",
    remedy: "Leave out the scopes listed in errors, or ask someone who has them.",
  },
  "member.not_found": { status: 404, title: "Member not found", remedy: "List them with GET /v1/members." },
  "member.last_owner": {
    status: 409,
    title: "The organisation needs an owner",
    remedy: "Make another member owner first.",
  },
  "invitation.not_found": {
    status: 404,
    title: "Invitation not found",
    remedy: "List them with GET /v1/invitations.",
  },
  "invitation.already_member": {
    status: 409,
    title: "This person is a member already",
    remedy: "Change the role with PATCH /v1/members/{id} instead.",
  },
  "invitation.invalid": {
    status: 410,
    title: "The invitation is no longer valid",
    remedy: "It was used, withdrawn or has expired; ask for a new one.",
  },
  "password_reset.invalid": {
    status: 410,
    title: "The link is no longer valid",
    remedy: "It was used or has expired; ask for a new one with POST /v1/password-resets.",
  },
  "password.wrong": {
    status: 403,
    title: "The password is wrong",
    remedy: "Give your present password, or reset it with POST /v1/password-resets.",
  },
});
