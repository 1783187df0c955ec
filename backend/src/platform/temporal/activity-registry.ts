import { Injectable } from "@nestjs/common";

// Temporal calls activities by name with whatever the workflow passed; the contracts in @atlas/workflows give the types.
type Activity = (...args: never[]) => Promise<unknown>;

/** The activities of a worker, registered by the contexts in `onModuleInit`. */
@Injectable()
export class ActivityRegistry {
  private readonly activities = new Map<string, Activity>();

  register(activities: object): void {
    for (const [name, activity] of Object.entries(activities) as [string, Activity][]) {
      if (this.activities.has(name)) throw new Error(`The activity ${name} is registered twice.`);
      this.activities.set(name, activity);
    }
  }

  all(): Record<string, Activity> {
    return Object.fromEntries(this.activities);
  }
}
