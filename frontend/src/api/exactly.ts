import { parseExact } from "./exact-json.js";

type Context = { queryKey: readonly [object, ...unknown[]] };

/**
 * Options of a query whose answer keeps every digit of its numbers: `useQuery(exactly(eventListOptions({ query })))`. For answers
 * that hold events; amounts are texts anyway. One query key must be read either always through it or never.
 */
export function exactly<Options extends { queryFn?: unknown }>(options: Options): Options {
  const read = options.queryFn as (context: Context) => Promise<unknown>;
  return {
    ...options,
    queryFn: async (context: Context) => {
      const [request, ...rest] = context.queryKey;
      // The generated function takes what its key says as the request's options.
      return parseExact(
        String(await read({ ...context, queryKey: [{ ...request, parseAs: "text" }, ...rest] })),
      );
    },
  };
}
