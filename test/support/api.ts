export type Answer<T> = { status: number; headers: Headers; body: T };

export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  remedy: string;
  errors?: { field: string; code: string; message: string; span?: { start: number; end: number } }[];
};

// Test code reads answers as its reader would; the schemas are checked by the API itself and by openapi.json.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of many shapes, asserted field by field
export type Json = any;

/** One environment as a user of the API sees it. */
export class Api {
  constructor(
    readonly url: string,
    readonly key: string,
  ) {}

  /** Any request; never throws for a status. */
  async send<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const raw = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.key ? { authorization: `Bearer ${this.key}` } : {}),
        ...(body !== undefined && !raw ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as T,
    };
  }

  get<T = Json>(path: string): Promise<T> {
    return this.expectSuccess("GET", path);
  }

  post<T = Json>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    return this.expectSuccess("POST", path, body, headers);
  }

  patch<T = Json>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
    return this.expectSuccess("PATCH", path, body, headers);
  }

  put<T = Json>(path: string, body: unknown): Promise<T> {
    return this.expectSuccess("PUT", path, body);
  }

  delete<T = Json>(path: string): Promise<T> {
    return this.expectSuccess("DELETE", path);
  }

  /** Every item of a list, page by page. */
  async all<T = Json>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const separator = path.includes("?") ? "&" : "?";
      const page: { data: T[]; nextCursor: string | null } = await this.get(
        `${path}${separator}limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      );
      items.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  /** A request that must be refused: gives the problem. */
  async problem(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Problem> {
    const answer = await this.send<Problem>(method, path, body, headers);
    if (answer.status < 400)
      throw new Error(
        `${method} ${path} answered ${answer.status}, a problem was expected: ${JSON.stringify(answer.body).slice(0, 500)}`,
      );
    return answer.body;
  }

  private async expectSuccess<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.send<T>(method, path, body, headers);
    if (answer.status >= 400)
      throw new Error(
        `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 2_000)}`,
      );
    return answer.body;
  }
}
