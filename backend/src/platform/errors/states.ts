import { platformErrors } from "./platform.errors.js";

/** A state machine in one table: from each state, the states it may move to. */
export function defineStates<State extends string>(noun: string, table: Record<State, readonly State[]>) {
  const can = (from: State, to: State): boolean => table[from].includes(to);
  return {
    states: Object.keys(table) as State[],
    can,
    /** Throws `state.not_allowed` unless the table has the move. */
    assert(from: State, to: State): void {
      if (can(from, to)) return;
      const allowed = table[from].length ? `may become ${table[from].join(" or ")}` : "is final";
      throw platformErrors("state.not_allowed", {
        detail: `The ${noun} is ${from}, which ${allowed}; it cannot become ${to}.`,
      });
    },
  };
}
