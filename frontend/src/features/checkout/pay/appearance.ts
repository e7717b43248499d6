import { useComputedColorScheme } from '@mantine/core';
import type { Appearance } from '@stripe/stripe-js';
import { useMemo } from 'react';

/** As our own fields look. */
const rules = (border: string): NonNullable<Appearance['rules']> => ({
  '.Label': { fontWeight: '550' },
  '.Input': { border: `1px solid ${border}`, boxShadow: 'none' },
});

/** Stripe's fields in our colours. They live in a frame of Stripe's, so our styles do not reach them. */
const LIGHT: Appearance = {
  theme: 'stripe',
  variables: {
    colorPrimary: '#453fb3',
    colorBackground: '#ffffff',
    colorText: '#1b1b22',
    colorTextSecondary: '#5d5d6b',
    colorTextPlaceholder: '#6e6e7c',
    colorDanger: '#b3261e',
  },
  rules: rules('#babac5'),
};

const DARK: Appearance = {
  theme: 'night',
  variables: {
    colorPrimary: '#8b8aed',
    colorBackground: '#1a1a1f',
    colorText: '#ebebf0',
    colorTextSecondary: '#a0a0ac',
    colorTextPlaceholder: '#85858f',
    colorDanger: '#ff9b93',
  },
  rules: rules('#34343d'),
};

const SHAPE = {
  fontFamily: 'Inter, system-ui, sans-serif',
  fontSizeBase: '14px',
  borderRadius: '8px',
  spacingUnit: '4px',
};

export function useStripeAppearance(): Appearance {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return useMemo(() => {
    const base = scheme === 'dark' ? DARK : LIGHT;
    return { ...base, variables: { ...base.variables, ...SHAPE } };
  }, [scheme]);
}
