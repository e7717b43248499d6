// Card number, expiry and security code as three frames: the number's frame makes the token and gets the other two
// values straight from their frames, over a channel that only documents of the sandbox's origin hear. The page, which
// has another origin, is not on it.

const PATIENCE_MS = 300;

export class Siblings {
  #channel;
  #asked = 0;

  constructor(group) {
    this.#channel = new BroadcastChannel(`elements-${group}`);
  }

  /** Answers `kind` with what `read` returns, whenever another frame of the group collects. */
  offer(kind, read) {
    this.#channel.addEventListener('message', ({ data }) => {
      if (data.collect === kind) this.#channel.postMessage({ id: data.id, value: read() });
    });
  }

  /** The value of the group's frame of that kind, or null when there is none. */
  collect(kind) {
    this.#asked += 1;
    const id = `${kind}-${this.#asked}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    return new Promise((resolve) => {
      const settle = (value) => {
        clearTimeout(timer);
        this.#channel.removeEventListener('message', hear);
        resolve(value);
      };
      const hear = ({ data }) => {
        if (data.id === id && 'value' in data) settle(data.value);
      };
      const timer = setTimeout(() => settle(null), PATIENCE_MS);
      this.#channel.addEventListener('message', hear);
      this.#channel.postMessage({ id, collect: kind });
    });
  }

  /** Tells the others the brand, which decides how long a security code is. */
  announceBrand(cvcLength) {
    this.#channel.postMessage({ cvcLength });
  }

  onBrand(handler) {
    this.#channel.addEventListener('message', ({ data }) => {
      if ('cvcLength' in data) handler(data.cvcLength);
    });
  }
}
