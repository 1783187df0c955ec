// npm run demo:seed [-- --environment NAME --months N --only a,b]: plays the demo into a running Atlas, by the public API. `npm start`
// does the same in the background.
import "./bootstrap/node-version.mjs";
import { parseArgs } from "node:util";
import { runCommand } from "./bootstrap/run-command.mjs";
import { readApiAccess } from "./demo-import/api-access.mjs";
import { seedDemo } from "./demo/seed-demo.mjs";

await runCommand(async ({ signal }) => {
  const { values } = parseArgs({
    options: {
      environment: { type: "string", default: "demo" },
      months: { type: "string", default: "6" },
      only: { type: "string" },
    },
  });
  const report = await seedDemo({
    ...readApiAccess(),
    environment: values.environment,
    months: Number(values.months),
    ...(values.only === undefined ? {} : { only: values.only.split(",") }),
    print: (line) => console.log(line),
    signal,
  });
  console.log(JSON.stringify(report));
  return 0;
});
