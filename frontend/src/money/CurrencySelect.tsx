import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { COMMON_CURRENCIES, CURRENCIES } from './currency';

const names = new Intl.DisplayNames('en', { type: 'currency' });
const option = (code: string) => ({
  value: code,
  label: `${code.toUpperCase()} · ${names.of(code.toUpperCase()) ?? ''}`,
});
const common = new Set<string>(COMMON_CURRENCIES);
const GROUPS = [
  { group: 'Common', items: COMMON_CURRENCIES.map(option) },
  { group: 'All others', items: CURRENCIES.filter((code) => !common.has(code)).map(option) },
];

/** Chooses a currency by its code. */
export function CurrencySelect(props: Omit<NativeSelectProps, 'data'>) {
  return <NativeSelect {...props} data={GROUPS} />;
}
