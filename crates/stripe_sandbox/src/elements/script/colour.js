// Decides whether a frame is painted on a light or a dark page. Both sides must agree on `color-scheme`: where an iframe
// and the document in it differ, browsers lay an opaque sheet behind the frame, and the page's own background is lost.

/** `light` or `dark`, from the appearance's own background colour where it names one, else from its theme. */
function colourScheme(appearance) {
  const background = appearance?.variables?.colorBackground;
  const brightness = background === undefined ? null : brightnessOf(background);
  if (brightness !== null) return brightness < 128 ? 'dark' : 'light';
  return appearance?.theme === 'night' ? 'dark' : 'light';
}

/** Perceived brightness 0 to 255 (ITU-R BT.601 weights) of any CSS colour, or null where it is not one. */
function brightnessOf(colour) {
  if (!CSS.supports('color', colour)) return null;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 0 ? null : (red * 299 + green * 587 + blue * 114) / 1000;
}
