/** To choose from. In a file of its own: the address is read before the page is loaded. */
export const PERIODS = [
  { value: 'today', label: 'Today' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
] as const;

export type Period = (typeof PERIODS)[number]['value'];
