// The calls that need no card: they run in one hidden frame, so that a page needs no `connect-src` for the sandbox and
// the sandbox needs no CORS. The frame offers a few named actions only; it is no general door to the API.

class Controller {
  #frame = null;
  #credentials;

  constructor(credentials) {
    this.#credentials = credentials;
  }

  ask(what, details) {
    return this.#open().ask(what, details);
  }

  #open() {
    if (this.#frame === null) {
      this.#frame = new Frame({
        page: 'controller.html',
        title: 'Secure payment background frame',
        settings: { credentials: this.#credentials },
      });
      const { element } = this.#frame;
      element.setAttribute('aria-hidden', 'true');
      element.tabIndex = -1;
      element.style.cssText = 'border: 0; position: fixed; visibility: hidden; width: 1px; height: 1px; top: 0; left: 0;';
      document.body.append(element);
    }
    return this.#frame;
  }
}
