// The colour of the page behind a frame. The frame paints itself with it: a frame without a colour of its own is white
// to every tool that measures contrast, however dark the page is that shows through.

/** The colour that shows through at `node`, or null where it cannot be told (pictures, half-transparent layers). */
function backdropOf(node) {
  for (let layer = node; layer !== null; layer = layer.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(layer);
    if (backgroundImage !== 'none') return null;
    const channels = /^rgba?\((.*)\)$/.exec(backgroundColor)?.[1].split(',') ?? [];
    const alpha = channels.length === 4 ? Number(channels[3]) : 1;
    if (channels.length === 0 || (alpha > 0 && alpha < 1)) return null;
    if (alpha === 1) return backgroundColor;
  }
  return null;
}

/** Calls `changed` when the page may have another colour: its root or body got another class, or the system switched. */
function watchBackdrop(changed) {
  const soon = () => requestAnimationFrame(changed);
  const observer = new MutationObserver(soon);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributes: true });
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', soon);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', soon);
  };
}
