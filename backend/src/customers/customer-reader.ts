import { Injectable } from "@nestjs/common";
import { parsePublicId, type Tx } from "../platform/index.js";
import type { Customer } from "./customer.js";
import { CustomerRepository } from "./customer.repository.js";
import { customersErrors } from "./customers.errors.js";

/** How other contexts read customers. */
@Injectable()
export class CustomerReader {
  constructor(private readonly customers: CustomerRepository) {}

  /** Throws `customer.not_found`. */
  async get(tx: Tx, environmentId: string, id: string): Promise<Customer> {
    return this.customers.byId(tx, environmentId, id).then(found(id));
  }

  /** By `cus_…` or external id; throws `customer.not_found`. */
  async resolve(tx: Tx, environmentId: string, reference: string): Promise<Customer> {
    const id = parsePublicId("cus", reference);
    const customer = id
      ? await this.customers.byId(tx, environmentId, id)
      : await this.customers.byExternalId(tx, environmentId, reference);
    return found(reference)(customer);
  }

  /** Names by id, for lists of what is the customers'. One query. */
  async names(tx: Tx, environmentId: string, ids: Iterable<string>): Promise<Map<string, string>> {
    const found = await this.customers.namesOf(tx, environmentId, [...new Set(ids)]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** The uuid behind each reference (`cus_…` or external id); what nobody has is left out. One query. */
  async resolveMany(
    tx: Tx,
    environmentId: string,
    references: readonly string[],
  ): Promise<Map<string, string>> {
    const idByReference = new Map<string, string>();
    const ids: string[] = [];
    const externalIds: string[] = [];
    for (const reference of new Set(references)) {
      const id = parsePublicId("cus", reference);
      if (id === null) externalIds.push(reference);
      else {
        ids.push(id);
        idByReference.set(reference, id);
      }
    }
    const known = await this.customers.idsOf(tx, environmentId, ids, externalIds);
    const knownIds = new Set(known.map((row) => row.id));
    const resolved = new Map([...idByReference].filter(([, id]) => knownIds.has(id)));
    const wanted = new Set(externalIds);
    for (const { id, externalId } of known)
      if (externalId !== null && wanted.has(externalId)) resolved.set(externalId, id);
    return resolved;
  }
}

const found =
  (reference: string) =>
  (customer: Customer | null): Customer => {
    if (!customer)
      throw customersErrors("customer.not_found", {
        detail: `No customer "${reference}" in this environment.`,
      });
    return customer;
  };
