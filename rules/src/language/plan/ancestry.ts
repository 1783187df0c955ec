import { LoweringError, type ParentSlot, type PathPlan, type Plan } from "./plan.js";

/** Finds, for each `%`, the step that must remember the parent. Steps out of one level for each `%`, in for each name. */
export class Ancestry {
  private readonly slots: ParentSlot[] = [];

  newSlot(): ParentSlot {
    const slot = { label: `!${this.slots.length}`, level: 1, index: this.slots.length };
    this.slots.push(slot);
    return slot;
  }

  /** Hands the open `%` of a part on to the node around it. */
  push(result: Plan, part: Plan): void {
    const slots = openSlots(part);
    if (slots.length > 0) result.seeking = [...(result.seeking ?? []), ...slots];
  }

  /** Looks for the parent in a node, going inwards from its end. */
  seek(node: Plan, slot: ParentSlot): void {
    switch (node.kind) {
      case "name":
      case "wildcard":
        slot.level--;
        if (slot.level === 0) {
          // Two % that mean the same step share one hidden variable.
          if (node.ancestor !== undefined) slot.label = node.ancestor.label;
          node.ancestor = slot;
          node.tuple = true;
        }
        return;
      case "parent":
        slot.level++;
        return;
      case "block": {
        const last = node.expressions[node.expressions.length - 1];
        if (last === undefined) return;
        node.tuple = true;
        this.seek(last, slot);
        return;
      }
      case "path": {
        node.tuple = true;
        let index = node.steps.length - 1;
        this.seek(node.steps[index]!, slot);
        while (slot.level > 0 && --index >= 0) this.seek(node.steps[index]!, slot);
        return;
      }
      default:
        throw new LoweringError("S0217", node.span);
    }
  }

  /** Resolves the open `%` of a path's last step against the steps before it. */
  resolve(path: PathPlan): void {
    const last = path.steps[path.steps.length - 1]!;
    for (const slot of openSlots(last)) {
      let index = path.steps.length - 2;
      while (slot.level > 0) {
        if (index < 0) {
          (path.seeking ??= []).push(slot);
          break;
        }
        let step = path.steps[index--]!;
        // Contiguous steps that bind the context stand on the same level.
        while (index >= 0 && step.focus !== undefined && path.steps[index]!.focus !== undefined) {
          step = path.steps[index--]!;
        }
        this.seek(step, slot);
      }
    }
  }
}

const NONE: readonly ParentSlot[] = [];

/** The `%` below a node that have not found their step yet. */
export function openSlots(node: Plan): readonly ParentSlot[] {
  if (node.kind === "parent") return [...(node.seeking ?? NONE), node.slot];
  return node.seeking ?? NONE;
}
