import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from "typeorm";

// TypeORM hands a Date to the transformer; the rest of Atlas speaks ISO strings (event times, which need µs, are read by raw SQL).
const instantTransformer: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
};

type Options = Pick<ColumnOptions, "nullable" | "default" | "name">;

/** `environment_id uuid`, first column of every tenant's primary key. */
export const EnvironmentIdColumn = (): PropertyDecorator => PrimaryColumn({ type: "uuid" });
/** `uuid`, second column of the primary key. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: "uuid" });
/** `uuid`, a reference. */
export const RefColumn = (options: Options = {}): PropertyDecorator => Column({ type: "uuid", ...options });
/** `timestamptz` as an ISO 8601 string. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: "timestamptz", transformer: instantTransformer, ...options });
/** The `amount` domain over `numeric` (no NaN, no infinity), as a decimal string. */
export const AmountColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: "numeric", ...options });
/** `jsonb`. */
export const JsonColumn = (options: Options = {}): PropertyDecorator => Column({ type: "jsonb", ...options });
/** `text`. */
export const TextColumn = (options: Options = {}): PropertyDecorator => Column({ type: "text", ...options });
/** `integer`. */
export const IntegerColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: "integer", ...options });
/** `boolean`. */
export const BooleanColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: "boolean", ...options });
