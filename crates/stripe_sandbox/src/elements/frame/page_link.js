// The frame's end of the conversation with the page that embeds it. The page names its origin in the frame's address;
// messages go to that origin only, and count only when they come from it and from the parent window.

export class PageLink {
  #origin = new URLSearchParams(window.location.hash.slice(1)).get('parent') ?? '';
  #handlers = new Map();

  constructor() {
    window.addEventListener('message', (event) => this.#receive(event));
  }

  /** False when the document was opened on its own, not in a page's frame. */
  get embedded() {
    return this.#origin !== '' && window.parent !== window;
  }

  on(kind, handler) {
    this.#handlers.set(kind, handler);
  }

  /** Answers what the page asks: each action takes `details` and resolves to `{ok}` or `{error}`. */
  answer(actions) {
    this.on('ask', async ({ id, what, details }) => {
      const action = Object.hasOwn(actions, what) ? actions[what] : null;
      const value = action === null ? { error: { type: 'invalid_request_error', message: `No such action: ${what}` } } : await action(details ?? {});
      this.post('result', { id, value });
    });
  }

  post(kind, body = {}) {
    if (this.embedded) window.parent.postMessage({ kind, body }, this.#origin);
  }

  /** Keeps the page's iframe as tall as `node`. */
  reportHeight(node) {
    const report = () => this.post('resize', { height: Math.ceil(node.getBoundingClientRect().height) });
    new ResizeObserver(report).observe(node);
    report();
  }

  #receive(event) {
    if (event.source !== window.parent || event.origin !== this.#origin) return;
    const { kind, body } = event.data ?? {};
    this.#handlers.get(kind)?.(body);
  }
}
