// Where this script came from is where the frames and the API are: the sandbox, or whatever a test serves in its place.
const SANDBOX_ORIGIN = new URL(document.currentScript.src).origin;
