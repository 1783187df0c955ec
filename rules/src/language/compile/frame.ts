import type { Value } from "../runtime/value.js";

/** Marks a slot whose variable has not been bound yet in this scope; reading then goes on outwards. */
export const UNBOUND = Object.freeze({}) as unknown as Value;

/**
 * The variables of one scope at run time. Static scopes use numbered slots; the scope of a tuple (`@`, `#`, `%`) has
 * names, since which variables a tuple carries depends on the path it came along.
 */
export class Frame {
  constructor(
    readonly slots: Value[],
    readonly parent: Frame | undefined,
    readonly names: Map<string, Value> | undefined,
  ) {}
}

export function newFrame(size: number, parent: Frame | undefined): Frame {
  const slots: Value[] = [];
  for (let index = 0; index < size; index++) slots.push(UNBOUND);
  return new Frame(slots, parent, undefined);
}
