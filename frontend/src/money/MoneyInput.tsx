import { TextInput, type TextInputProps } from '@mantine/core';
import { formatMoney } from './format';
import { parseMoney } from './parse';

interface MoneyInputProps
  extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode'> {
  /** What is typed, kept as typed: the form parses it with `parseMoney` when it is sent. */
  value: string;
  onChange: (typed: string) => void;
  currency: string;
}

/**
 * How what is typed so far is understood, or why it is not; nothing while nothing is typed, nor when
 * the field says already what is wrong.
 */
function understood(typed: string, currency: string, refused: boolean): string | undefined {
  if (typed.trim() === '') return undefined;
  const parsed = parseMoney(typed, currency);
  if (parsed.ok) return `= ${formatMoney(parsed.amount, currency)}`;
  return refused ? undefined : parsed.reason;
}

/** Takes an amount with comma or point, and says below how it was understood. */
export function MoneyInput({ value, onChange, currency, description, ...rest }: MoneyInputProps) {
  return (
    <TextInput
      placeholder={currency === 'jpy' ? '1000' : '100.00'}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden>{currency.toUpperCase()}</span>}
      rightSectionWidth={56}
      description={understood(value, currency, Boolean(rest.error)) ?? description}
    />
  );
}
