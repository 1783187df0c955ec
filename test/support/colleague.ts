import { Api } from "./api.js";
import { mailedToken } from "./mailed-token.js";
import { Person } from "./person.js";
import { owner, stack } from "./stack.js";

/** A second member of the organisation, who followed the link of the invitation's mail. */
export async function joinColleague({ email, name }: { email: string; name: string }): Promise<void> {
  const boss = await Person.signIn(owner.url, stack.credentials());
  boss.environment = (await boss.get("/v1/environments?name=sandbox")).data[0].id;
  await boss.post("/v1/invitations", { email, role: "viewer" });
  const token = await mailedToken(boss, email, "invitation");
  await new Api(owner.url, "").post("/v1/invitations/accept", {
    token,
    name,
    password: "a password that is long",
  });
}
