import { formatDay } from "./format.js";

/** A calendar day as invoices print it: it is a date already, so no zone moves it. */
export const printedDay = (day: string): string => formatDay(`${day}T00:00:00Z`, "UTC");
export const printedPeriod = ({ from, to }: { from: string; to: string }): string =>
  from === to ? printedDay(from) : `${printedDay(from)} – ${printedDay(to)}`;
