import classes from "./shell.module.css";

/** For keyboards: past the navigation, to the page. */
export function SkipLink(): React.ReactNode {
  return (
    <a href="#main" className={classes["skip"]}>
      Skip to the page
    </a>
  );
}
