// Small marks for the card brands, drawn here: a coloured plate with the brand's name.

const MARKS = {
  visa: { name: 'Visa', plate: '#1a3a8f', ink: '#fff', text: 'VISA', size: 9, style: 'italic' },
  mastercard: { name: 'Mastercard', plate: '#242424', circles: ['#eb001b', '#f79e1b'] },
  amex: { name: 'American Express', plate: '#1f72cd', ink: '#fff', text: 'AMEX', size: 8 },
  discover: { name: 'Discover', plate: '#f4f4f4', ink: '#303030', text: 'DISC', size: 8 },
  diners: { name: 'Diners Club', plate: '#0079be', ink: '#fff', text: 'DC', size: 10 },
  jcb: { name: 'JCB', plate: '#0e4c96', ink: '#fff', text: 'JCB', size: 10 },
  unionpay: { name: 'UnionPay', plate: '#00656a', ink: '#fff', text: 'UP', size: 10 },
  unknown: { name: 'Card', plate: '#8792a2', stripe: true },
};

/** An `<img>`; `show(brand)` changes what it pictures. */
export class BrandMark {
  node = Object.assign(document.createElement('img'), { className: 'BrandMark', width: 28, height: 18 });

  constructor() {
    this.show('unknown');
  }

  show(brand) {
    const mark = MARKS[brand] ?? MARKS.unknown;
    this.node.alt = mark.name;
    this.node.src = `data:image/svg+xml,${encodeURIComponent(picture(mark))}`;
  }
}

function picture({ plate, ink, text, size, style = 'normal', circles, stripe }) {
  const inside = [
    circles && `<circle cx="11" cy="9" r="5.5" fill="${circles[0]}"/><circle cx="17" cy="9" r="5.5" fill="${circles[1]}" fill-opacity=".9"/>`,
    stripe && '<rect y="4" width="28" height="3.5" fill="#fff" fill-opacity=".75"/><rect x="3" y="11" width="9" height="2.5" rx="1" fill="#fff" fill-opacity=".75"/>',
    text && `<text x="14" y="${9 + size * 0.36}" text-anchor="middle" font-family="Arial,sans-serif" font-weight="700" font-style="${style}" font-size="${size}" fill="${ink}">${text}</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 18"><rect width="28" height="18" rx="3" fill="${plate}"/>${inside.filter(Boolean).join('')}</svg>`;
}
