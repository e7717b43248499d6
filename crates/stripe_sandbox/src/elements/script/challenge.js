// 3D Secure: the bank's page in a modal over the merchant's page. It resolves when the buyer has decided (or has closed
// the page with Escape, which a bank counts as a failure).

function openChallenge(clientSecret) {
  return new Promise((resolve) => {
    const opener = document.activeElement;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Authenticate your payment');
    dialog.style.cssText = 'border: 0; padding: 0; border-radius: 10px; overflow: hidden; width: min(26rem, calc(100vw - 2rem)); max-width: none; background: #fff; box-shadow: 0 20px 60px rgb(0 0 0 / 40%);';
    const frame = new Frame({
      page: 'challenge.html',
      title: '3D Secure authentication frame',
      settings: { clientSecret },
      onMessage: (kind, body) => {
        if (kind === 'resize') frame.element.style.height = `${Number(body.height)}px`;
        if (kind === 'done') close();
      },
    });
    const close = () => {
      frame.remove();
      dialog.remove();
      if (opener instanceof HTMLElement) opener.focus();
      resolve();
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      frame.ask('abandon').then(close);
    });
    frame.element.style.cssText = 'border: 0; display: block; width: 100%; height: 24rem; color-scheme: light;';
    dialog.append(frame.element);
    document.body.append(dialog);
    dialog.showModal();
  });
}
