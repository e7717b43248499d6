// The countries to choose from, named by the browser itself.

const CODES =
  'AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GI GR HK HR HU ID IE IL IN IS IT JP KE KR LI LT LU LV MA MT MX MY NG NL NO NZ PE PH PL PT RO RS SA SE SG SI SK TH TR TW UA US UY VN ZA'.split(' ');

/** A `<select>` of countries in alphabetical order, set to `chosen` or, failing that, to the browser's own region. */
export function countrySelect(chosen) {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const select = Object.assign(document.createElement('select'), { id: 'payment-countryInput', name: 'country', className: 'Input', autocomplete: 'billing country' });
  for (const { code, name } of CODES.map((code) => ({ code, name: names.of(code) })).sort((one, other) => one.name.localeCompare(other.name))) {
    select.append(Object.assign(document.createElement('option'), { value: code, textContent: name }));
  }
  select.value = [chosen, browserRegion(), 'US'].find((code) => CODES.includes(code));
  return select;
}

function browserRegion() {
  return new Intl.Locale(navigator.language).region;
}
