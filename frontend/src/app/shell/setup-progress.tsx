import { Progress, Text } from "@mantine/core";
import type { Environment } from "../../session/environments.js";
import classes from "./shell.module.css";

type Setup = NonNullable<Environment["setup"]>;

/** How much of a setup is done, in percent of its steps. */
const percentOf = ({ done, total }: Setup): number => Math.floor((100 * done) / total);

/** A line of progress under the name of an environment that a program fills with data. */
export function SetupLine({ setup }: { setup: Setup }): React.ReactNode {
  const percent = percentOf(setup);
  return (
    <>
      <Text span display="block" size="xs" c="dimmed">
        Being filled: {percent} %
      </Text>
      <Progress value={percent} size={3} mt={2} aria-label="Progress of the setup" />
    </>
  );
}

/** Says in the environment itself that its history is still being made, or that this failed. */
export function SetupBanner({ setup }: { setup: Environment["setup"] }): React.ReactNode {
  if (setup === null || setup.status === "done") return null;
  const percent = percentOf(setup);
  return (
    <div className={classes["setup"]} role="status">
      {setup.status === "failed" ? (
        <Text size="sm">
          <b>This environment was not filled to the end.</b> {setup.step}. {setup.message}
        </Text>
      ) : (
        <>
          <Text size="sm">
            <b>This environment is being filled: {percent} %.</b> {setup.step}. Figures grow while you look
            around.
          </Text>
          <Progress value={percent} size={4} mt={6} aria-label="Progress of the setup" />
        </>
      )}
    </div>
  );
}
