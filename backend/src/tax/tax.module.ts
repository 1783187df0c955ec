import { Module } from "@nestjs/common";
import { ArchiveTaxRate } from "./archive-tax-rate.js";
import { CreateTaxRate } from "./create-tax-rate.js";
import { DeleteTaxRate } from "./delete-tax-rate.js";
import { ListTaxRates } from "./list-tax-rates.js";
import { TaxRateController } from "./tax-rate.controller.js";
import { TaxRateRepository } from "./tax-rate.repository.js";
import { TaxReader } from "./tax-reader.js";
import { UpdateTaxRate } from "./update-tax-rate.js";

@Module({
  controllers: [TaxRateController],
  providers: [
    TaxRateRepository,
    TaxReader,
    CreateTaxRate,
    UpdateTaxRate,
    ArchiveTaxRate,
    DeleteTaxRate,
    ListTaxRates,
  ],
  exports: [TaxReader],
})
export class TaxModule {}
