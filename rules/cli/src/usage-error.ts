/** A command line that cannot be followed; the message says how it should look. Exit code 2. */
export class UsageError extends Error {}

/** A file that can be read and does not say what it must; the message says what is wrong. Exit code 1. */
export class InputError extends Error {}
