import type { UseFormReturnType } from "@mantine/form";
import type { CustomerCreateData, CustomerUpdateData } from "../../../api/generated/index.js";
import type { Customer } from "../customer.js";

export type AddressValues = Record<"line1" | "line2" | "city" | "region" | "postalCode" | "country", string>;

/** What the form of a customer holds: texts, with nothing written as an empty one. */
export type CustomerValues = {
  name: string;
  externalId: string;
  email: string;
  currency: string;
  timeZone: string;
  address: AddressValues;
  shipsElsewhere: boolean;
  shippingAddress: AddressValues;
  taxIds: { type: string; value: string }[];
  taxExempt: boolean;
  poNumber: string;
  paymentTermsDays: number | string;
  collectionMethod: "charge_automatically" | "send_invoice";
  metadata: { key: string; value: string }[];
};
export type CustomerForm = UseFormReturnType<CustomerValues>;

const noAddress: AddressValues = { line1: "", line2: "", city: "", region: "", postalCode: "", country: "" };

export const newCustomer: CustomerValues = {
  name: "",
  externalId: "",
  email: "",
  currency: "EUR",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  address: noAddress,
  shipsElsewhere: false,
  shippingAddress: noAddress,
  taxIds: [],
  taxExempt: false,
  poNumber: "",
  paymentTermsDays: "",
  collectionMethod: "charge_automatically",
  metadata: [],
};

export const valuesOf = (customer: Customer): CustomerValues => ({
  name: customer.name,
  externalId: customer.externalId ?? "",
  email: customer.email ?? "",
  currency: customer.currency,
  timeZone: customer.timeZone,
  address: addressValues(customer.address),
  shipsElsewhere: customer.shippingAddress !== null,
  shippingAddress: addressValues(customer.shippingAddress),
  taxIds: customer.taxIds.map((taxId) => ({ ...taxId })),
  taxExempt: customer.taxExempt,
  poNumber: customer.poNumber ?? "",
  paymentTermsDays: customer.paymentTermsDays ?? "",
  collectionMethod: customer.collectionMethod,
  metadata: Object.entries(customer.metadata).map(([key, value]) => ({ key, value })),
});

type Address = Customer["address"];
const addressValues = (address: Address | null): AddressValues => ({
  line1: address?.line1 ?? "",
  line2: address?.line2 ?? "",
  city: address?.city ?? "",
  region: address?.region ?? "",
  postalCode: address?.postalCode ?? "",
  country: address?.country ?? "",
});

const orNull = (text: string): string | null => text.trim() || null;
const bodyAddress = (address: AddressValues): Address => ({
  line1: orNull(address.line1),
  line2: orNull(address.line2),
  city: orNull(address.city),
  region: orNull(address.region),
  postalCode: orNull(address.postalCode),
  country: orNull(address.country),
});

/** The body that creates what the form says. */
export const bodyOf = (values: CustomerValues): CustomerCreateData["body"] => ({
  name: values.name.trim(),
  externalId: orNull(values.externalId),
  email: orNull(values.email),
  currency: values.currency,
  timeZone: values.timeZone,
  address: bodyAddress(values.address),
  shippingAddress: values.shipsElsewhere ? bodyAddress(values.shippingAddress) : null,
  taxIds: values.taxIds.map(({ type, value }) => ({ type: type.trim(), value: value.trim() })),
  taxExempt: values.taxExempt,
  poNumber: orNull(values.poNumber),
  paymentTermsDays: typeof values.paymentTermsDays === "number" ? values.paymentTermsDays : null,
  collectionMethod: values.collectionMethod,
  metadata: Object.fromEntries(values.metadata.map(({ key, value }) => [key.trim(), value])),
});

/** The merge patch that makes a customer what the form says: a key of the metadata goes away by being null. */
export function patchOf(values: CustomerValues, before: Customer): CustomerUpdateData["body"] {
  const body = bodyOf(values);
  const gone = Object.keys(before.metadata).map((key) => [key, null]);
  return { ...body, metadata: { ...Object.fromEntries(gone), ...body.metadata } };
}

/** What can be said before the server is asked. */
export const customerRules = {
  name: (text: string) => (text.trim() ? null : "Give the name as it stands on invoices."),
  email: (text: string) =>
    !text.trim() || /^\S+@\S+$/.test(text.trim())
      ? null
      : "Give a mail address, such as billing@acme.example.",
  currency: (code: string | null) => (code ? null : "Choose a currency."),
  timeZone: (zone: string | null) => (zone ? null : "Choose a time zone."),
  taxIds: { value: (number: string) => (number.trim() ? null : "Give the number, or remove the tax id.") },
  metadata: {
    key: (key: string, { metadata }: CustomerValues) =>
      !key.trim()
        ? "Give a key."
        : metadata.filter((entry) => entry.key.trim() === key.trim()).length > 1
          ? "This key stands there twice."
          : null,
  },
};
