import type { Page } from "playwright-core";

/**
 * Amounts of money that cannot be read whole: their text goes beyond an element that cuts it off. A wide table that is scrolled
 * as a whole is the one exception.
 */
export const clippedAmounts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isMoney = (text: string): boolean => /[€$£¥]\s?-?\d|\d\s?[€$£¥]|\b[A-Z]{3}\s\d/.test(text);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement || !isMoney(node.textContent ?? "")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width <= 1) continue;
      for (let box: Element | null = node.parentElement; box; box = box.parentElement) {
        if (
          box.matches(
            "[class*=TableScrollContainer], [class*=Table-scrollContainer], .mantine-VisuallyHidden-root",
          )
        )
          break;
        const { overflowX } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        const isCut = overflowX !== "visible" && (text.right > edge.right + 1 || text.left < edge.left - 1);
        if (isCut || (box === document.body && text.right > window.innerWidth + 1)) {
          found.push(`the amount ${node.textContent} is cut off`);
          break;
        }
      }
    }
    return found;
  });
