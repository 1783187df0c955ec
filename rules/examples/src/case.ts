import type { Json } from "@atlas/rules";

/** A published example: inputs of a model and what must come out. */
export type Case = {
  id: string;
  source: string;
  model: string;
  inputs: Fields;
  expected: Fields;
  note?: string;
};

export type Fields = { [key: string]: Json };

/** Computes a model's results from its inputs; the fields are compared with `expected` by name. */
export type Model = (inputs: Fields) => { [field: string]: unknown };

/** Thrown when a model's inputs lack what the computation needs; the case is reported with this reason. */
export class MissingInput extends Error {}
