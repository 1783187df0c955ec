export type Language = "curl" | "typescript";

export type SnippetFacts = {
  origin: string;
  environment: string;
  customer: string;
  meter: string;
  eventType: string;
  valueProperty: string | null;
};

type Snippet = { title: string; code: string };

/** The calls that every integration begins with, with the person's own ids in them. */
export const snippetsFor = (language: Language, facts: SnippetFacts): Snippet[] =>
  language === "curl" ? curl(facts) : typescript(facts);

const properties = ({ valueProperty }: SnippetFacts): Record<string, number> =>
  valueProperty === null ? {} : { [valueProperty]: 1250 };

function curl(facts: SnippetFacts): Snippet[] {
  const { origin, environment, customer, meter, eventType } = facts;
  const headers = `  -H "Authorization: Bearer $ATLAS_API_KEY" -H "Atlas-Environment: ${environment}"`;
  const event = { id: "EVENT_ID", type: eventType, customer, properties: properties(facts) };
  return [
    {
      title: "Post an event",
      code: `curl -sS ${origin}/v1/events \\
${headers} \\
  -H "Content-Type: application/json" \\
  -d "${JSON.stringify(event)
    .replaceAll('"', String.raw`\"`)
    .replace("EVENT_ID", "$(uuidgen)")}"`,
    },
    {
      title: "Read usage",
      code: `curl -sS "${origin}/v1/usage?customer=${encodeURIComponent(customer)}&meter=${meter}&window=day" \\
${headers}`,
    },
  ];
}

function typescript(facts: SnippetFacts): Snippet[] {
  const { origin, environment, customer, meter, eventType } = facts;
  const event = JSON.stringify(properties(facts));
  return [
    {
      title: "Post events",
      code: `import { randomUUID } from "node:crypto";

const headers = {
  "authorization": \`Bearer \${process.env.ATLAS_API_KEY}\`,
  "atlas-environment": "${environment}",
  "content-type": "application/json",
};

// The id makes it safe to send again: an event counts once.
const events = [
  { id: randomUUID(), type: "${eventType}", customer: "${customer}", properties: ${event} },
];
const response = await fetch("${origin}/v1/events", {
  method: "POST",
  headers,
  body: JSON.stringify(events),
});
if (!response.ok) throw new Error(await response.text());
const { results } = await response.json();
for (const { id, status, problem } of results) {
  if (status !== "accepted" && status !== "duplicate") console.error(id, status, problem);
}`,
    },
    {
      title: "Read usage",
      code: `const query = new URLSearchParams({ customer: "${customer}", meter: "${meter}", window: "day" });
const usage = await fetch(\`${origin}/v1/usage?\${query}\`, { headers });
const { total, data } = await usage.json(); // quantities are decimal strings
console.log(total.quantity, data);`,
    },
  ];
}
