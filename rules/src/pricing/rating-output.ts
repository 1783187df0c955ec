import { Decimal, type RoundingMode } from "../money/decimal.js";
import { roundToCurrency, toAmount } from "../money/round-to-currency.js";
import { isNumber, isObject, decimalOf, type Value, type ValueObject } from "../language/runtime/value.js";
import type { RatedGroup, RatedLine, RatedTier } from "./price.js";
import { RuleOutputError } from "./rule-output.errors.js";
import type { ParamIssue } from "./template-schema.js";

const lineFields = ["code", "description", "quantity", "unitAmount", "amount", "cost", "groups", "tiers"];
const groupFields = ["by", "quantity", "unitAmount", "amount", "events", "cost"];

/** Reads a rule's result as lines, rounding each once. Throws `RuleOutputError` with every problem at once. */
export function ratedLines(result: Value, currency: string, rounding: RoundingMode | undefined): RatedLine[] {
  const reader = new OutputReader();
  const lines = reader.lines(result);
  if (reader.issues.length > 0) throw new RuleOutputError(reader.issues);
  return lines.map((line) => ({
    ...line,
    amount: toAmount(roundToCurrency(Decimal.parse(line.preciseAmount), currency, rounding), currency),
  }));
}

class OutputReader {
  readonly issues: ParamIssue[] = [];

  lines(result: Value): Omit<RatedLine, "amount">[] {
    if (!isObject(result) || !Array.isArray(result["lines"])) {
      this.issue("result", 'must be an object { "lines": [ … ] }; make that the last expression');
      return [];
    }
    const lines = result["lines"].map((line, index) => this.line(line, `lines[${index}]`));
    lines.forEach(({ code }, index) => {
      if (code !== "" && lines.findIndex((other) => other.code === code) < index) {
        this.issue(`lines[${index}].code`, `repeats "${code}"; give every line a code of its own`);
      }
    });
    return lines;
  }

  private line(line: Value, path: string): Omit<RatedLine, "amount"> {
    const value = this.object(line, path, lineFields);
    return {
      code: this.text(value, "code", path),
      description: this.text(value, "description", path),
      quantity: this.number(value, "quantity", path),
      unitAmount: this.number(value, "unitAmount", path),
      preciseAmount: this.required(value, "amount", path),
      cost: this.number(value, "cost", path),
      groups: this.list(value, "groups", path, (entry, at) => this.group(entry, at)),
      tiers: this.list(value, "tiers", path, (entry, at) => this.tier(entry, at)),
    };
  }

  private group(entry: Value, path: string): RatedGroup {
    const value = this.object(entry, path, groupFields);
    const by = this.object(value["by"], `${path}.by`);
    const texts = Object.entries(by).map(([key, own]): [string, string | null] => {
      if (typeof own === "string" || own === null) return [key, own];
      this.issue(`${path}.by.${key}`, "must be text or null");
      return [key, null];
    });
    return {
      by: Object.fromEntries(texts),
      quantity: this.required(value, "quantity", path),
      unitAmount: this.number(value, "unitAmount", path),
      amount: this.required(value, "amount", path),
    };
  }

  private tier(entry: Value, path: string): RatedTier {
    const value = this.object(entry, path);
    return {
      from: this.required(value, "from", path),
      upTo: this.number(value, "upTo", path),
      quantity: this.required(value, "quantity", path),
      unitAmount: this.required(value, "unitAmount", path),
      flatAmount: this.required(value, "flatAmount", path),
      amount: this.required(value, "amount", path),
    };
  }

  private object(value: Value, path: string, known?: readonly string[]): ValueObject {
    if (!isObject(value)) {
      this.issue(path, "must be an object");
      return {};
    }
    for (const key of Object.keys(value)) {
      if (known && !known.includes(key)) this.issue(`${path}.${key}`, `is unknown; use ${known.join(", ")}`);
    }
    return value;
  }

  private text(value: ValueObject, field: string, path: string): string {
    const own = value[field];
    if (typeof own === "string" && own !== "") return own;
    this.issue(`${path}.${field}`, "must be a text that is not empty");
    return "";
  }

  private required(value: ValueObject, field: string, path: string): string {
    const number = this.number(value, field, path);
    if (number === null && !this.issues.some((issue) => issue.path === `${path}.${field}`)) {
      this.issue(`${path}.${field}`, "must be a number");
    }
    return number ?? "0";
  }

  private number(value: ValueObject, field: string, path: string): string | null {
    const own = value[field];
    if (own === undefined || own === null) return null;
    if (isNumber(own)) return decimalOf(own).toString();
    this.issue(
      `${path}.${field}`,
      "must be a number, not " + (typeof own === "string" ? "text" : "another value"),
    );
    return null;
  }

  private list<T>(
    value: ValueObject,
    field: string,
    path: string,
    read: (entry: Value, path: string) => T,
  ): T[] | null {
    const own = value[field];
    if (own === undefined || own === null) return null;
    // A list of one may come as its entry: JSONata does not tell them apart.
    const entries = Array.isArray(own) ? own : [own];
    return entries.map((entry, index) => read(entry, `${path}.${field}[${index}]`));
  }

  private issue(path: string, message: string): void {
    this.issues.push({ path, message });
  }
}
