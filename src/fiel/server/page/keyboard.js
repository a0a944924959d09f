// Which key was pressed, on any keyboard: digits are not always typed without Shift, or with Latin numerals.

// The digit from 1 to 9, or null: on a French keyboard the key writes "&", on an Arabic one "١".
function digitOf({ key, code, shiftKey }) {
  if (/^[1-9]$/.test(key)) return key;
  return shiftKey ? null : (/^Digit([1-9])$/.exec(code)?.[1] ?? null);
}

// Whether it is a letter: the one written on the key; where the script has no Latin letters, the one in its place.
function isLetter({ key, code }, letter) {
  const latin = /^[a-z]$/i.test(key);
  return latin ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`;
}

function isQuestionMark({ key }) {
  return ["?", "؟"].includes(key);
}
