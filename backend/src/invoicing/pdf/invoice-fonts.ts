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

/** A font for what Inter lacks, which has Latin, Greek, Cyrillic and Vietnamese. */
export type ScriptFont = { family: string; characters: RegExp; package: string; files: readonly string[] };

// Other scripts (Indic ones, Thai, emoji) have no font here, and are set as empty boxes.
const SCRIPT_FONTS: readonly ScriptFont[] = [
  {
    family: "Noto Sans S Chinese",
    characters:
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
    package: "@embedpdf/fonts-sc",
    files: ["NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf"],
  },
  {
    family: "Noto Sans Korean",
    characters: /\p{Script=Hangul}/u,
    package: "@embedpdf/fonts-kr",
    files: ["NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf"],
  },
  {
    family: "Noto Naskh Arabic",
    characters: /\p{Script=Arabic}/u,
    package: "@embedpdf/fonts-arabic",
    files: ["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"],
  },
  {
    family: "Noto Sans Hebrew",
    characters: /\p{Script=Hebrew}/u,
    package: "@embedpdf/fonts-hebrew",
    files: ["NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"],
  },
];

// Most texts have none, and one look for all of them is far quicker than one by script.
const BEYOND_INTER = /[\u0590-\u1fff\u2e80-\uffff]/;

/** The fonts that a text needs besides Inter: `"東京 Ltd"` needs that of Chinese and Japanese. */
export const scriptFontsFor = (text: string): ScriptFont[] =>
  BEYOND_INTER.test(text) ? SCRIPT_FONTS.filter(({ characters }) => characters.test(text)) : [];

/** The families to set text in, in the order in which a character is looked for. */
export const fontFamilies = (others: readonly ScriptFont[]): string[] => [
  "Inter",
  ...others.map(({ family }) => family),
];

/** The shipped fonts; others than Inter (Han alone 17 MB) only where they are needed. System fonts are never used. */
export function invoiceFonts(others: readonly ScriptFont[]): Buffer[] {
  const latin = dirname(resolve(`${LATIN}/package.json`));
  return [
    ...LATIN_FILES.map((file) => readFileSync(join(latin, file))),
    ...others.flatMap(({ package: name, files }) => {
      const folder = join(dirname(resolve(name)), "../fonts");
      return files.map((file) => readFileSync(join(folder, file)));
    }),
  ];
}
