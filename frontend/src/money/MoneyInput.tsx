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

/** Takes an amount with comma or point, and says below how it was understood. */
export function MoneyInput({ value, onChange, currency, description, ...rest }: MoneyInputProps) {
  const parsed = parseMoney(value, currency);
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
      description={parsed.ok ? `= ${formatMoney(parsed.amount, currency)}` : description}
    />
  );
}
