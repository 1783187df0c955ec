import { RatedLineEntity } from "./rated-line.entity.js";
import { RatedPriceEntity } from "./rated-price.entity.js";

export const entities = [RatedPriceEntity, RatedLineEntity];
