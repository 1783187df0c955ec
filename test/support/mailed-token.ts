import { eventually } from "./eventually.js";
import type { Person } from "./person.js";

/** The link in a mail that the worker sent by SMTP and the sink took. */
export async function mailedLink(reader: Person, email: string, template: string): Promise<string> {
  const mail = await eventually(`the mail ${template}`, async () => {
    const { data } = await reader.get(`/v1/mail-sink/organisation?to=${email}&template=${template}`);
    return data[0];
  });
  return /http\S+#token=[\w-]{43}/.exec(mail.text)?.[0] ?? "";
}

/** The token of that link. */
export async function mailedToken(reader: Person, email: string, template: string): Promise<string> {
  return (await mailedLink(reader, email, template)).split("#token=")[1] ?? "";
}
