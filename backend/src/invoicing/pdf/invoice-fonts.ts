import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const resolve = createRequire(import.meta.url).resolve;

const LATIN = "@expo-google-fonts/inter";
const LATIN_FILES = [
  "400Regular/Inter_400Regular.ttf",
  "500Medium/Inter_500Medium.ttf",
  "600SemiBold/Inter_600SemiBold.ttf",
];
const HAN = "@embedpdf/fonts-sc";
const HAN_FILES = ["NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf"];

// Chinese and Japanese; Korean, Arabic, Hebrew and Indic scripts have no font here, and are set as empty boxes.
const HAN_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** True when the text needs more than Inter, which has Latin, Greek, Cyrillic and Vietnamese. */
export function needsHanFont(text: string): boolean {
  return HAN_SCRIPTS.test(text);
}

/** The families to set text in, in the order in which a character is looked for. */
export function fontFamilies(withHan: boolean): string[] {
  return withHan ? ["Inter", "Noto Sans S Chinese"] : ["Inter"];
}

/** The shipped fonts; Han ones (17 MB) only where they are needed. System fonts are never used. */
export function invoiceFonts(withHan: boolean): Buffer[] {
  const latin = dirname(resolve(`${LATIN}/package.json`));
  const fonts = LATIN_FILES.map((file) => readFileSync(join(latin, file)));
  if (!withHan) return fonts;
  const han = join(dirname(resolve(HAN)), "../fonts");
  return [...fonts, ...HAN_FILES.map((file) => readFileSync(join(han, file)))];
}
