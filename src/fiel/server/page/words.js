// The words of Argilla's own interface: ours in place of its, in the form's language; elsewhere the browser's.

// The first of these that is known: the form's language, the browser's, that of the form seen last.
function chooseLanguage(isKnown) {
  const asked = navigator.languages.map((each) => each.split("-")[0]);
  return [notices.language, ...asked, stored("getItem", LAST_LANGUAGE), "en"].find((each) => each && isKnown(each));
}

// Our words as the tree that Argilla's are, or an empty one.
function wordsFor(language) {
  const tree = {};
  for (const [path, text] of Object.entries(ARGILLA[language] ?? {})) {
    const names = path.split("--");
    const last = names.pop();
    names.reduce((branch, name) => (branch[name] ??= {}), tree)[last] = text;
  }
  return tree;
}

function merge(theirs, ours) {
  const both = { ...theirs };
  for (const [name, text] of Object.entries(ours)) {
    both[name] = typeof text === "object" ? merge(both[name] ?? {}, text) : text;
  }
  return both;
}

// Argilla fetches the words of a language when it first needs them.
function replaceWords(i18n) {
  const set = i18n.setLocaleMessage.bind(i18n);
  i18n.setLocaleMessage = (language, theirs) => set(language, merge(theirs, wordsFor(language)));
  for (const language of Object.keys(ARGILLA)) i18n.setLocaleMessage(language, i18n.getLocaleMessage(language));
}

async function speak() {
  const { i18n } = window.$nuxt.$options;
  const theirs = i18n.locales.map(({ code }) => code);
  const language = chooseLanguage((each) => Object.hasOwn(ARGILLA, each) || theirs.includes(each));
  if (notices.language) stored("setItem", LAST_LANGUAGE, notices.language);
  markLanguage(language);
  document.getElementById("fiel-notices")?.setAttribute("aria-label", notices.word("region"));
  if (i18n.locale === language) return;
  if (theirs.includes(language)) await i18n.setLocale(language);
  else i18n.locale = language;
  markLanguage(language);
}

// Argilla's interface has no language that runs from the right: what of it does not follow is in `access.css`.
function markLanguage(language) {
  document.documentElement.lang = language;
  document.documentElement.dir = FROM_THE_RIGHT.includes(language) ? "rtl" : "ltr";
}

// Learn the form's language from its questions, before Argilla shows anything of it.
async function learnLanguage({ items }) {
  const language = items?.map(({ title }) => LANGUAGES[title]).find(Boolean);
  if (!language || language === notices.language) return;
  notices.language = language;
  await speak();
}
