import { CopyButton } from './CopyButton';
import classes from './JsonView.module.css';

/** The resource as the API gives it. Folded away: it is for the developer who looks. */
export function JsonView({ value, title }: { value: unknown; title: string }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <details className={classes.details}>
      <summary>{title}</summary>
      <div className={classes.body}>
        <div className={classes.copy}>
          <CopyButton text={text} label="Copy JSON" />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </div>
    </details>
  );
}
