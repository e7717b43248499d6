import classes from './Wordmark.module.css';

/** The arch of a market's gate, and the name. */
export function Wordmark({ name = 'Souk' }: { name?: string }) {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#4f48ca" />
        <path
          d="M7 25V14.500C7 9.800 11 6 16 6s9 3.800 9 8.500V25h-5.500v-9.600c0-2-1.500-3.400-3.500-3.400s-3.500 1.400-3.500 3.400V25z"
          fill="#fff"
        />
        <circle cx="16" cy="21.800" r="2.200" fill="#f2b441" />
      </svg>
      {name}
    </span>
  );
}
