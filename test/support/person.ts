import { Api, type Answer, type Json } from "./api.js";

/** A person with a session, as a browser is: keeps the cookie, sends the CSRF token. */
export class Person extends Api {
  private cookie = "";
  private csrfToken = "";

  private constructor(
    url: string,
    /** The environment that requests name, or null. */
    public environment: string | null,
  ) {
    super(url, "");
  }

  static async signIn(url: string, credentials: { email: string; password: string }): Promise<Person> {
    const person = new Person(url, null);
    const answer = await person.send("POST", "/v1/session", credentials);
    if (answer.status !== 200)
      throw new Error(`signing in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    person.csrfToken = answer.body.csrfToken;
    return person;
  }

  override async send<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await super.send<T>(method, path, body, {
      ...(this.cookie ? { cookie: this.cookie, "x-csrf-token": this.csrfToken } : {}),
      ...(this.environment ? { "atlas-environment": this.environment } : {}),
      ...headers,
    });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(";")[0] ?? "";
    return answer;
  }
}
