import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of Majorelle's garden in Marrakesh: ours, and no state's colour. */
const majorelle: MantineColorsTuple = [
  '#f2f2fe',
  '#e4e4fc',
  '#c8c8f8',
  '#a9a9f3',
  '#8b8aed',
  '#716ee6',
  '#5f59dc',
  '#4f48ca',
  '#453fb3',
  '#35318c',
];

/** Cool grey, a shade bluer than neutral, so that white cards stay calm on it. */
const gray: MantineColorsTuple = [
  '#f8f8fa',
  '#f1f1f4',
  '#e6e6eb',
  '#d8d8df',
  '#babac5',
  '#8e8e9b',
  '#686876',
  '#4d4d5a',
  '#32323c',
  '#1b1b22',
];

/** 0 is text, 7 the page, 6 a card: drawn for the dark, not inverted from the light. */
const dark: MantineColorsTuple = [
  '#ebebf0',
  '#c3c3cc',
  '#a0a0ac',
  '#6d6d7a',
  '#34343d',
  '#2a2a32',
  '#1a1a1f',
  '#121216',
  '#0d0d10',
  '#08080a',
];

type Order = ('label' | 'input' | 'description' | 'error')[];

/** What helps with a field stands below it, as what is wrong with it does. */
const input = {
  radius: 'md',
  size: 'sm',
  inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies Order,
};

const overlay = { backgroundOpacity: 0.45, blur: 2 };

export const theme = createTheme({
  primaryColor: 'majorelle',
  primaryShade: 8,
  colors: { majorelle, gray, dark },
  autoContrast: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'JetBrains Mono', Menlo, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.55', lg: '1.6', xl: '1.6' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '24px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  // Plain objects and no `Button.extend`: what the theme imports, every page would load.
  components: {
    Button: { defaultProps: { size: 'sm', radius: 'md' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    InputWrapper: {
      styles: {
        label: { marginBottom: 6, fontWeight: 550 },
        description: { fontSize: 12.5, lineHeight: 1.45, marginTop: 5 },
        error: { fontSize: 12.5, lineHeight: 1.45, marginTop: 5 },
      },
    },
    TextInput: { defaultProps: input },
    Textarea: { defaultProps: input },
    PasswordInput: { defaultProps: input },
    NativeSelect: { defaultProps: input },
    Radio: {
      defaultProps: { size: 'sm' },
      styles: {
        label: { fontWeight: 500 },
        description: { marginTop: 3, fontSize: 12.5, lineHeight: 1.45 },
      },
    },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        padding: 'lg',
        radius: 'lg',
        centered: true,
        overlayProps: overlay,
      },
      styles: { title: { fontSize: 16, fontWeight: 620, letterSpacing: '-0.01em' } },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, overlayProps: overlay },
    },
  },
});
