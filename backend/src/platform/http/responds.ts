import { applyDecorators, HttpCode } from "@nestjs/common";
import { ApiResponse } from "@nestjs/swagger";
import type { ZodType } from "zod";

/** Status and schema of the answer, for the API reference (and the status itself). */
export const Responds = (status: number, schema: ZodType | null, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    schema
      ? ApiResponse({ status, description, standardSchema: schema })
      : ApiResponse({ status, description }),
  );
