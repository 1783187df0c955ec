export type Answer = {
  status: number;
  headers: Headers;
  /** Parsed JSON, or null without a body. Read field by field in assertions. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of many shapes, asserted field by field
  body: any;
};

/** One user of the API: an API key, or a browser that keeps cookies and sends the CSRF token. */
export class TestClient {
  readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;
  environment: string | null = null;

  constructor(
    readonly url: string,
    readonly apiKey: string | null = null,
  ) {}

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.ownHeaders(),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.keepCookies(response.headers.getSetCookie());
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as unknown) : null,
    };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send("POST", path, body, headers);
  }

  /** Signs in; the answer is that of POST /v1/session. */
  async signIn(email: string, password: string): Promise<Answer> {
    const answer = await this.post("/v1/session", { email, password });
    if (answer.status === 200) this.csrfToken = (answer.body as { csrfToken: string }).csrfToken;
    return answer;
  }

  private ownHeaders(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      ...(this.apiKey ? { authorization: `Bearer ${this.apiKey}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(this.csrfToken ? { "x-csrf-token": this.csrfToken } : {}),
      ...(this.environment ? { "atlas-environment": this.environment } : {}),
    };
  }

  private keepCookies(setCookies: string[]): void {
    for (const line of setCookies) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
  }
}
