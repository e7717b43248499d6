// One iframe on the sandbox's origin and the conversation with it.
//
//   frame -> page   hello, ready, change, focus, blur, escape, submit, autofill, resize, result, done
//   page  -> frame  init, update, ask, focus, blur, clear
//
// A message counts only when both its origin and its source window are the frame's; the frame checks the same of the page.
// Whatever is sent before `hello` waits, because a frame that still loads hears nothing.

let framesMade = 0;

class Frame {
  #element;
  #origin = SANDBOX_ORIGIN;
  #waiting = [];
  #greeted = false;
  #answers = new Map();
  #asked = 0;
  #listener;
  #onMessage;

  /**
   * @param {{page: string, title: string, settings: object, onMessage?: (kind: string, body: any) => void}} options
   *   `page` is a file under `/v3/elements/`; `settings` is sent as `init` as soon as the frame listens.
   */
  constructor({ page, title, settings, onMessage = () => {} }) {
    framesMade += 1;
    this.#onMessage = onMessage;
    this.#element = document.createElement('iframe');
    this.#element.name = `__privateStripeFrame${framesMade}`;
    this.#element.title = title;
    this.#element.allow = 'publickey-credentials-get *';
    this.#element.src = `${SANDBOX_ORIGIN}/v3/elements/${page}#parent=${encodeURIComponent(window.location.origin)}`;
    this.#waiting.push({ kind: 'init', body: settings });
    this.#listener = (event) => this.#receive(event);
    window.addEventListener('message', this.#listener);
  }

  get element() {
    return this.#element;
  }

  post(kind, body) {
    if (this.#greeted) this.#element.contentWindow?.postMessage({ kind, body }, this.#origin);
    else this.#waiting.push({ kind, body });
  }

  /** Asks the frame to do something; resolves with its `result`, or with an error when the frame is removed first. */
  ask(what, details) {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.post('ask', { id, what, details });
    });
  }

  remove() {
    window.removeEventListener('message', this.#listener);
    this.#element.remove();
    for (const resolve of this.#answers.values()) resolve(frameGone());
    this.#answers.clear();
  }

  #receive(event) {
    if (event.origin !== this.#origin || event.source !== this.#element.contentWindow) return;
    const { kind, body } = event.data ?? {};
    if (kind === 'hello') this.#greet();
    else if (kind === 'result') this.#settle(body);
    else if (typeof kind === 'string') this.#onMessage(kind, body);
  }

  #greet() {
    this.#greeted = true;
    for (const { kind, body } of this.#waiting.splice(0)) this.post(kind, body);
  }

  #settle({ id, value }) {
    this.#answers.get(id)?.(value);
    this.#answers.delete(id);
  }
}
