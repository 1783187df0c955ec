// Elements that run something, reach out, or bring HTML in, whatever prefix they hide behind.
const FORBIDDEN =
  /<\s*([\w.-]+:)?(script|handler|foreignobject|iframe|embed|object|audio|video|use|animate\w*|set|link|a)\b/i;

/**
 * Whether a logo is one <svg> of shapes. Logos are shown in browsers and drawn into PDFs, so nothing in them may run or reach out:
 * no scripts, event handlers, entities, processing instructions but the XML declaration, nor addresses of something else than
 * a part of the picture itself or an embedded PNG or JPEG. Characters spelt as numbers could spell any of these, so they are refused.
 */
export function isHarmlessSvg(text: string): boolean {
  const body = text.replace(/^\s*<\?xml\s[^>]*\?>/, "").trim();
  if (!/^<svg[\s>]/.test(body) || !body.endsWith("</svg>")) return false;
  if (/<!(doctype|entity)|<\?|&#/i.test(body) || FORBIDDEN.test(body)) return false;
  if (/[\s/"']on[a-z]+\s*=/i.test(body)) return false;
  // In CSS a backslash may spell any word, such as url.
  if (/\bstyle\b/i.test(body) && body.includes("\\")) return false;
  if (/javascript:|@import|image-set\s*\(|url\s*\(\s*(["']|&quot;|&apos;)?\s*(?!#|["'&])/i.test(body))
    return false;
  return !/\b(href|src)\s*=\s*(?!["']\s*(#|data:image\/(png|jpeg);))/i.test(body);
}
