import { readProviderConfig } from "./provider-config.js";
import { startProvider } from "./start-provider.js";

const provider = await startProvider(
  readProviderConfig(process.env),
  process.env["PROVIDER_LOG_LEVEL"] ?? "warn",
);
console.log(`Simulated provider listening on ${provider.url}`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // Ctrl-C reaches the whole process group, so the parent's SIGTERM is often the second signal.
    if (stopping) return;
    stopping = true;
    void provider.stop();
  });
}
