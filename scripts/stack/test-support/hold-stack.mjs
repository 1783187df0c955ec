// Starts a stack and says so; the test then kills it like a power cut would.
import { startStack } from "../stack.mjs";

const [home = ""] = process.argv.slice(2);
const stack = await startStack({
  home,
  processes: ["postgres"],
  port: "any",
  durable: false,
  ownServers: true,
  door: true,
});
process.on("SIGTERM", () => void stack.stop().then(() => process.exit(0)));
console.log(JSON.stringify({ pid: stack.process("postgres").pid, database: stack.addresses.database }));
