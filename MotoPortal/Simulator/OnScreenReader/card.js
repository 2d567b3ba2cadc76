// The format and validation of a card while it is keyed in. Independent of the page.

const brands = [
  { name: "American Express", begins: /^3[47]/, longest: 15 },
  { name: "Diners Club", begins: /^3[068]/, longest: 16 },
  { name: "JCB", begins: /^35/, longest: 16 },
  { name: "Mastercard", begins: /^(5[1-5]|2[2-7])/, longest: 16 },
  { name: "Discover", begins: /^(6011|64|65)/, longest: 16 },
  { name: "UnionPay", begins: /^62/, longest: 19 },
  { name: "Visa", begins: /^4/, longest: 16 },
];

const noBrand = { name: "", longest: 19 };

/** The brand that a number, or its beginning, belongs to. */
export function brandOf(number) {
  return brands.find((brand) => brand.begins.test(number)) ?? noBrand;
}

/** The number in the groups in which it is printed on its card. */
export function inGroups(number) {
  const sizes = isAmericanExpress(number) || (number.length === 14 && number.startsWith("36")) ? [4, 6, 5] : [4, 4, 4, 4, 3];
  const groups = [];
  for (let from = 0, i = 0; from < number.length; from += sizes[i], i += 1) {
    groups.push(number.slice(from, from + sizes[i]));
  }
  return groups.join(" ");
}

/** How many digits the security code has. */
export function cvcLength(number) {
  return isAmericanExpress(number) ? 4 : 3;
}

/** A dot for each character. */
export function masked(text) {
  return "•".repeat(text.length);
}

/** The number in its groups with all but the last four digits hidden. */
export function maskedNumber(number) {
  return inGroups(number).replace(/\d(?=(?:.*\d){4})/g, "•");
}

/** MMYY as it is printed: "12 / 30". */
export function expiryShown(expiry) {
  return expiry.length > 2 ? `${expiry.slice(0, 2)} / ${expiry.slice(2)}` : expiry;
}

/**
 * The problem of one of the four fields, or null. A number that is not a test number is always a problem, because it may be a
 * real card. `month` is the current month, as yyyyMM.
 */
export function faultOf(name, typed, testNumbers, month) {
  const value = typed[name];
  switch (name) {
    case "number":
      if (value.length < 13) {
        return "short-number";
      }
      return testNumbers.has(value) ? null : "not-test";
    case "expiry":
      return faultOfExpiry(value, month);
    case "cvc":
      return value.length === cvcLength(typed.number) ? null : "cvc";
    default:
      return value.replaceAll(" ", "").length < 3 ? "postal" : null;
  }
}

function faultOfExpiry(value, month) {
  const keyed = Number(value.slice(0, 2));
  if (value.length !== 4 || keyed < 1 || keyed > 12) {
    return "expiry";
  }
  return Number(`20${value.slice(2)}${value.slice(0, 2)}`) < month ? "expired" : null;
}

function isAmericanExpress(number) {
  return /^3[47]/.test(number);
}
