/** An image, never markup: what stands in a logo cannot run here. */
export const logoAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
