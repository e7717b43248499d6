import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

const ICONS = { info: Info, good: CircleCheck, waiting: TriangleAlert, bad: CircleAlert };

interface NoticeProps {
  tone: keyof typeof ICONS;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something to know, in the flow of the page. A bad one is announced at once. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}
