import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import {
  type PaymentMethod,
  attachPaymentMethod,
  createPaymentMethod,
  findPaymentMethod,
} from "./payment-methods.js";
import type { ProviderContext } from "./provider-context.js";
import { idOf } from "./provider-request.js";

const createSchema = z.strictObject({
  card: z.strictObject({
    number: z.string().min(12).max(30),
    expMonth: z.number().int().min(1).max(12),
    expYear: z.number().int().min(2000).max(2100),
    cvc: z
      .string()
      .regex(/^\d{3,4}$/, "has three or four digits")
      .optional(),
  }),
});
const attachSchema = z.strictObject({ customer: z.string().min(1).max(100) });

export function paymentMethodRoutes(context: ProviderContext): FastifyPluginAsync {
  return async (server) => {
    server.post("/payment_methods", async (request) => {
      const { card } = createSchema.parse(request.body);
      return view(await createPaymentMethod(context.pool, card));
    });
    server.get("/payment_methods/:id", async (request) =>
      view(await findPaymentMethod(context.pool, idOf(request))),
    );
    server.post("/payment_methods/:id/attach", async (request) => {
      const { customer } = attachSchema.parse(request.body);
      return view(await attachPaymentMethod(context.pool, idOf(request), customer));
    });
  };
}

function view({ id, card, customer }: PaymentMethod): object {
  return { object: "payment_method", id, card, customer };
}
