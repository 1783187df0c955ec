import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CatalogModule } from "../catalog/index.js";
import { ArchiveCustomer } from "./archive-customer.js";
import { CreateCustomer } from "./create-customer.js";
import { CustomerController } from "./customer.controller.js";
import { CustomerReader } from "./customer-reader.js";
import { CustomerRepository } from "./customer.repository.js";
import { DeleteCustomer } from "./delete-customer.js";
import { FixCurrency } from "./fix-currency.js";
import { ListCustomers } from "./list-customers.js";
import { ListPriceOverrides } from "./list-price-overrides.js";
import { PriceOverrideController } from "./price-override.controller.js";
import { PriceOverrideReader } from "./price-override-reader.js";
import { PriceOverrideRepository } from "./price-override.repository.js";
import { RemovePriceOverride } from "./remove-price-override.js";
import { SetPriceOverride } from "./set-price-override.js";
import { UpdateCustomer } from "./update-customer.js";

@Module({
  imports: [AuditModule, CatalogModule],
  controllers: [CustomerController, PriceOverrideController],
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
  ],
  exports: [CustomerReader, FixCurrency, ListCustomers, PriceOverrideReader],
})
export class CustomersModule {}
