/** A command line that cannot be followed; the message says how it should look. Exit code 2. */
export class UsageError extends Error {}
