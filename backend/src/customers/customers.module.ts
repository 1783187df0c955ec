import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CatalogModule } from "../catalog/index.js";
import { IdentityModule } from "../identity/index.js";
import { AddNote } from "./add-note.js";
import { ArchiveCustomer } from "./archive-customer.js";
import { CreateCustomer } from "./create-customer.js";
import { CustomerController } from "./customer.controller.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";
import { CustomerNoteController } from "./customer-note.controller.js";
import { CustomerNoteRepository } from "./customer-note.repository.js";
import { DeleteCustomer } from "./delete-customer.js";
import { DeleteNote } from "./delete-note.js";
import { FixCurrency } from "./fix-currency.js";
import { ListCustomers } from "./list-customers.js";
import { ListNotes } from "./list-notes.js";
import { ListPriceOverrides } from "./list-price-overrides.js";
import { PresentNotes } from "./present-notes.js";
import { PriceOverrideController } from "./price-override.controller.js";
import { PriceOverrideReader } from "./price-override-reader.js";
import { PriceOverrideRepository } from "./price-override.repository.js";
import { RemovePriceOverride } from "./remove-price-override.js";
import { SetPriceOverride } from "./set-price-override.js";
import { UpdateCustomer } from "./update-customer.js";

@Module({
  imports: [AuditModule, CatalogModule, IdentityModule],
  controllers: [CustomerController, CustomerNoteController, PriceOverrideController],
  providers: [
    CustomerRepository,
    CustomerReader,
    CreateCustomer,
    UpdateCustomer,
    ArchiveCustomer,
    DeleteCustomer,
    ListCustomers,
    FixCurrency,
    PriceOverrideRepository,
    PriceOverrideReader,
    SetPriceOverride,
    RemovePriceOverride,
    ListPriceOverrides,
    CustomerNoteRepository,
    AddNote,
    DeleteNote,
    ListNotes,
    PresentNotes,
  ],
  exports: [CustomerReader, FixCurrency, ListCustomers, PriceOverrideReader],
})
export class CustomersModule {}
