import type { Match } from "../regex/regex-value.js";

/** Puts a match into a replacement text: `$0` the match, `$1`… its groups, `$$` a dollar sign. */
export function substitute(replacement: string, match: Match): string {
  let result = "";
  let position = 0;
  for (let dollar = replacement.indexOf("$"); dollar >= 0; dollar = replacement.indexOf("$", position)) {
    result += replacement.slice(position, dollar);
    position = dollar + 1;
    const next = replacement[position] ?? "";
    if (next === "$") {
      result += "$";
      position++;
    } else if (next === "0") {
      result += match.match;
      position++;
    } else {
      const digits = groupDigits(replacement.slice(position), match.groups.length);
      if (digits === undefined) {
        result += "$";
      } else {
        result += match.groups[Number(digits) - 1] ?? "";
        position += String(Number(digits)).length;
      }
    }
  }
  return result + replacement.slice(position);
}

/** The group number at the start of a text: as many digits as the number of groups has, fewer if that names no group. */
function groupDigits(text: string, groups: number): string | undefined {
  const most = groups === 0 ? 1 : String(groups).length;
  const digits = new RegExp(`^\\d{1,${most}}`).exec(text)?.[0];
  if (digits === undefined) return undefined;
  return most > 1 && Number(digits) > groups ? digits.slice(0, most - 1) || digits : digits;
}
