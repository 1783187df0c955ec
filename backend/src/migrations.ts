import { Platform1767225600001 } from "./platform/database/migrations/0001-platform.js";
import { Identity1767225600002 } from "./platform/database/migrations/0002-identity.js";
import { AuditNotifications1767225600003 } from "./platform/database/migrations/0003-audit-notifications.js";
import { Catalog1767225600004 } from "./platform/database/migrations/0004-catalog.js";
import { Customers1767225600005 } from "./platform/database/migrations/0005-customers.js";
import { Tax1767225600006 } from "./platform/database/migrations/0006-tax.js";
import { Subscriptions1767225600007 } from "./platform/database/migrations/0007-subscriptions.js";
import { Metering1767225600008 } from "./platform/database/migrations/0008-metering.js";
import { Rating1767225600009 } from "./platform/database/migrations/0009-rating.js";
import { Ledger1767225600010 } from "./platform/database/migrations/0010-ledger.js";
import { Invoicing1767225600011 } from "./platform/database/migrations/0011-invoicing.js";
import { Payments1767225600012 } from "./platform/database/migrations/0012-payments.js";
import { Collections1767225600013 } from "./platform/database/migrations/0013-collections.js";
import { Billing1767225600014 } from "./platform/database/migrations/0014-billing.js";
import { IngestTally1767225600015 } from "./platform/database/migrations/0015-ingest-tally.js";
import { EnvironmentSetup1767225600016 } from "./platform/database/migrations/0016-environment-setup.js";
import { Analytics1767225600017 } from "./platform/database/migrations/0017-analytics.js";
import { MailBySubject1767225600018 } from "./platform/database/migrations/0018-mail-by-subject.js";
import { CustomerNotes1767225600019 } from "./platform/database/migrations/0019-customer-notes.js";
import { RequestLog1767225600020 } from "./platform/database/migrations/0020-request-log.js";
import { AttachedDocuments1767225600021 } from "./platform/database/migrations/0021-attached-documents.js";

/** In order. Published ones never change. */
export const migrations = [
  Platform1767225600001,
  Identity1767225600002,
  AuditNotifications1767225600003,
  Catalog1767225600004,
  Customers1767225600005,
  Tax1767225600006,
  Subscriptions1767225600007,
  Metering1767225600008,
  Rating1767225600009,
  Ledger1767225600010,
  Invoicing1767225600011,
  Payments1767225600012,
  Collections1767225600013,
  Billing1767225600014,
  IngestTally1767225600015,
  EnvironmentSetup1767225600016,
  Analytics1767225600017,
  MailBySubject1767225600018,
  CustomerNotes1767225600019,
  RequestLog1767225600020,
  AttachedDocuments1767225600021,
];
