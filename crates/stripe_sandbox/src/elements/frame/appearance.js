// The Appearance API (Payment Element) and the `style` option (Card Element and its parts) as styles of this frame:
// themes and variables become custom properties, `rules` and `style` become rules of a sheet of their own.

const THEMES = {
  stripe: {
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorTextSecondary: '#56606d',
    colorTextPlaceholder: '#6c7684',
    colorDanger: '#c2123d',
    colorBorder: '#e0e3e8',
    borderRadius: '5px',
  },
  night: {
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#e9eaed',
    colorTextSecondary: '#b7bac5',
    colorTextPlaceholder: '#a2a6b4',
    colorDanger: '#fe93a9',
    colorBorder: '#4a4c5a',
    borderRadius: '5px',
  },
  flat: {
    colorPrimary: '#0570de',
    colorBackground: '#f1f1f1',
    colorText: '#30313d',
    colorTextSecondary: '#56606d',
    colorTextPlaceholder: '#626b78',
    colorDanger: '#b80f37',
    colorBorder: 'transparent',
    borderRadius: '4px',
  },
};

const SHARED = {
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizeBase: '16px',
  fontSizeSm: '0.93rem',
  fontLineHeight: '1.3',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
  spacingUnit: '4px',
};

// Classes that `rules` may name, and with which additions; all others of Stripe's belong to parts that are not here.
const RULE_TARGET = /^\.(Input|Label|Error)(--(invalid|complete))?(:(focus|hover|disabled|autofill)|::(placeholder|selection))?$/;
const PROPERTY = /^-?[a-zA-Z]+(-[a-z]+)*$/;

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/** Paints the frame. `scheme` is `light` or `dark`; page and frame must agree on it. `backdrop` is the page's colour. */
export function paint({ appearance = {}, scheme, backdrop, options = {}, type }) {
  const root = document.documentElement;
  root.style.colorScheme = scheme;
  root.style.backgroundColor = backdrop ?? 'transparent';
  const variables = { ...SHARED, ...(THEMES[appearance.theme] ?? THEMES.stripe), ...appearance.variables };
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${name}`, String(value));
  // `em` and `rem` in a variable count from the base size, which a page may give in `px` only for real use.
  root.style.fontSize = variables.fontSizeBase;
  sheet.replaceSync('');
  const rules = type === 'payment' ? appearance.rules : styleRules(options.style);
  for (const [selector, declarations] of Object.entries(rules ?? {})) addRule(selector, declarations);
}

/** `style: {base: {color, '::placeholder': {…}}, invalid: {…}, complete: {…}}` as rules. */
function styleRules(style = {}) {
  const rules = {};
  for (const [variant, suffix] of [['base', ''], ['complete', '--complete'], ['invalid', '--invalid']]) {
    const own = {};
    for (const [name, value] of Object.entries(style[variant] ?? {})) {
      if (typeof value === 'object') rules[`.Input${suffix}${name}`] = value;
      else if (name !== 'iconColor') own[name] = value;
    }
    rules[`.Input${suffix}`] = own;
  }
  return rules;
}

function addRule(selector, declarations) {
  if (!RULE_TARGET.test(selector)) return;
  const index = sheet.insertRule(`${selector.replace(/^\.Input\b(?!-)/, '.Input.Input')} {}`, sheet.cssRules.length);
  const { style } = sheet.cssRules[index];
  for (const [name, value] of Object.entries(declarations)) {
    if (!PROPERTY.test(name) || /url\(/i.test(String(value))) continue;
    style.setProperty(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(value));
  }
}
