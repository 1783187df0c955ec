import type { INestApplication } from "@nestjs/common";
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from "@nestjs/swagger";
import { z } from "zod";

/** The OpenAPI 3.1 document, made from the controllers' zod schemas. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle("Atlas API")
    .setDescription(
      "Usage-based billing: post usage, price it, bill it, collect it. Authenticate with `Authorization: Bearer atlas_…`.",
    )
    .setVersion("1")
    .setOpenAPIVersion("3.1.0")
    .addBearerAuth({ type: "http", scheme: "bearer", description: "An API key of one environment." })
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ""))}${upperFirst(method)}`,
    standardSchemaConverter: (schema, { schemaType }) => {
      if (!(schema instanceof z.ZodType)) return undefined;
      const { $schema, $defs, ...json } = z.toJSONSchema(schema, {
        target: "draft-2020-12",
        io: schemaType,
        unrepresentable: "any",
      });
      void $schema;
      return { schema: json, components: $defs ?? {} };
    },
  });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
