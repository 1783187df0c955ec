/** What a mail says, without any markup. */
export type MailContent = {
  heading: string;
  /** One per paragraph; plain text. */
  paragraphs: string[];
  /** Label and value, one per row, such as the amount due and the due date. */
  facts?: { label: string; value: string }[];
  action?: { label: string; url: string };
  /** Who sends this and why, in small print. */
  footer: string;
  /** Whose mail it is, shown at the top; `colour` is `#rrggbb`. */
  brand?: { name: string; colour: string };
};

const ATLAS = { name: "Atlas", colour: "#3b5bdb" };
const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The one layout of all mails: tables and inline styles, since that is what mail readers understand. */
export function renderMail(content: MailContent): { text: string; html: string } {
  return { text: renderText(content), html: renderHtml(content) };
}

function renderText(content: MailContent): string {
  const facts = (content.facts ?? []).map(({ label, value }) => `${label}: ${value}`).join("\n");
  const action = content.action ? `${content.action.label}:\n${content.action.url}` : "";
  const blocks = [content.heading, ...content.paragraphs, facts, action, `-- \n${content.footer}`];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function renderHtml(content: MailContent): string {
  const brand = content.brand ?? ATLAS;
  const colour = /^#[0-9a-f]{6}$/i.test(brand.colour) ? brand.colour : ATLAS.colour;
  const paragraphs = content.paragraphs
    .map(
      (text) =>
        `<p style="margin:0 0 16px;font-size:15px;line-height:24px;color:#343a40">${escapeHtml(text)}</p>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(content.heading)}</title>
</head>
<body style="margin:0;padding:0;background:#f1f3f5;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(content.paragraphs[0] ?? "")}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1f3f5"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 0 16px;font-size:16px;font-weight:700;color:${colour}">${escapeHtml(brand.name)}</td></tr>
<tr><td style="background:#ffffff;border:1px solid #dee2e6;border-top:4px solid ${colour};border-radius:8px;padding:32px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:700;color:#212529">${escapeHtml(content.heading)}</h1>
${paragraphs}
${renderFacts(content.facts ?? [])}
${content.action ? renderAction(content.action, colour) : ""}
</td></tr>
<tr><td style="padding:16px 4px 0;font-size:12px;line-height:18px;color:#868e96">${escapeHtml(content.footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function renderFacts(facts: { label: string; value: string }[]): string {
  if (facts.length === 0) return "";
  const cell = "padding:10px 0;border-top:1px solid #e9ecef;font-size:15px;line-height:22px";
  const lines = facts.map(
    ({ label, value }) =>
      `<tr><td style="${cell};color:#868e96">${escapeHtml(label)}</td>` +
      `<td align="right" style="${cell};color:#212529;font-weight:600">${escapeHtml(value)}</td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${lines.join("")}</table>`;
}

function renderAction(action: { label: string; url: string }, colour: string): string {
  const url = escapeHtml(action.url);
  return `<p style="margin:8px 0 16px"><a href="${url}" style="display:inline-block;background:${colour};color:#ffffff;text-decoration:none;font-size:15px;font-weight:600;padding:12px 20px;border-radius:6px">${escapeHtml(action.label)}</a></p>
<p style="margin:0;font-size:12px;line-height:18px;color:#868e96">Or open this address:<br><a href="${url}" style="color:#868e96;word-break:break-all">${url}</a></p>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
