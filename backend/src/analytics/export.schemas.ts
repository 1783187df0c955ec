import type { z } from "zod";
import { customerListQuery } from "../customers/index.js";
import { invoiceListQuery } from "../invoicing/index.js";
import { usageQuery } from "../metering/index.js";
import { attemptQuery } from "../payments/index.js";

// The filters of the lists; a file has no pages.
const noPages = { limit: true, cursor: true } as const;

export const customerExportQuery = customerListQuery.omit(noPages);
export type CustomerExportQuery = z.output<typeof customerExportQuery>;
export const invoiceExportQuery = invoiceListQuery.omit(noPages);
export type InvoiceExportQuery = z.output<typeof invoiceExportQuery>;
export const attemptExportQuery = attemptQuery.omit(noPages);
export type AttemptExportQuery = z.output<typeof attemptExportQuery>;
export const usageExportQuery = usageQuery;
export type UsageExportQuery = z.output<typeof usageExportQuery>;
