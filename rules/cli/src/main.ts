import { DecimalError, MoneyError, TemplateError } from "@atlas/rules";
import { commands, type Output } from "./commands.js";
import { showRuleError } from "./show-problem.js";
import { InputError, UsageError } from "./usage-error.js";

const terminal: Output = { out: (text) => console.log(text), err: (text) => console.error(text) };

/** Runs one command line. Exit codes: 0 done, 1 the rule, price or usage has problems, 2 the command line has. */
export async function main(args: string[], output: Output = terminal): Promise<number> {
  const [name = "help", ...rest] = args;
  if (["help", "--help", "-h"].includes(name)) {
    output.out(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    output.err(`There is no command ${name}.\n\n${help()}`);
    return 2;
  }
  try {
    return command.run(rest, output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message}\nUsage: atlas-rules ${command.synopsis}`);
      return 2;
    }
    if (error instanceof InputError) output.err(error.message);
    else if (error instanceof TemplateError) output.err(showRuleError(error, "") ?? error.message);
    else if (error instanceof DecimalError || error instanceof MoneyError) output.err(error.message);
    else throw error;
    return 1;
  }
}

function help(): string {
  const rows = Object.values(commands).map(
    ({ synopsis, summary }) => `  atlas-rules ${synopsis}\n      ${summary}`,
  );
  return `Pricing rules in exact decimals.\n\n${rows.join("\n")}`;
}
