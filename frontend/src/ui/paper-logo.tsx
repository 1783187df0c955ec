import classes from "./paper-logo.module.css";

/** An image, never markup: what stands in a logo cannot run here. */
const addressOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** A seller's logo. It is drawn for paper, so a dark page lays a white plate below it. */
export function PaperLogo({ svg, name }: { svg: string; name: string }): React.ReactNode {
  return (
    <span className={classes["plate"]}>
      <img src={addressOf(svg)} alt={name} className={classes["logo"]} />
    </span>
  );
}
