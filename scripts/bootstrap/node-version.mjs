// Imported first by every command, and in plain old syntax, so that an old Node gets this sentence and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Atlas needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node (for instance with nvm, fnm or your package manager) and run the command again.`,
  );
  process.exit(1);
}
