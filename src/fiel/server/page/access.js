// What Argilla's markup lacks for people who use a screen reader or a keyboard, and raw names in it.
//
// One observer, at most once a frame, and only of what a few selectors find.

const GROUP_OF_ONE = ["verdict", "reason"];

// Selector, and the attributes that its elements get; null removes one, a function computes it.
const REPAIRS = [
  [".annotation-type-switch .switch", { "aria-selected": null, "aria-label": titleOf, "aria-pressed": isActive }],
  [".inputs-area[role]", { role: groupRole, "aria-multiselectable": null, "aria-label": null, "aria-labelledby": titleIdOf }],
  [".inputs-area .input-button", { role: null, "aria-label": null }],
  [".inputs-area input", { role: optionRole, "aria-checked": isChecked }],
  [".questions[role=list]", { role: null, "aria-label": null }],
  [".questions > [aria-label]", { "aria-label": null }],
  [".textarea[role=textbox]", { role: null }],
  [".content__text[contenteditable]", { role: "textbox", "aria-multiline": "true", "aria-label": boxLabel, dir: "auto", spellcheck: "true", id: null }],
  ["[aria-controls=dropdown-menu], [aria-controls=pagination]", { "aria-controls": null }],
  [".filter-status", { "aria-label": null }],
  [".dropdown[role=button]", { role: null, "aria-haspopup": null }],
  [".topbar > [role=button]", { role: null }],
  [".breadcrumbs ul[role=navigation]", { role: null }],
  [".status-counter", { role: "presentation" }],
  [".record-menu__header", { "aria-label": () => notices.word("more-options") }],
  [".user__button", { "aria-label": () => notices.word("your-account"), href: null, tabindex: "0" }],
  ["button[data-title]", { "aria-label": iconLabel }],
  [".record iframe", { title: () => notices.word("item-frame"), "aria-hidden": hiddenIfStacked, tabindex: tabIfStacked }],
  [".record__content, .panel__content, .questions-form__content", { tabindex: "0" }],
  [".icon-info[role=tooltip]", { role: null }],
  [".panel__header", { "aria-label": panelLabel }],
  ["form.questions-form", { "aria-label": () => notices.word("item-frame") }],
  [".progress__range[role=progressbar]", { role: null, "aria-label": null, "aria-valuenow": null }],
  [".search-area__input[role=search]", { role: null, "aria-label": placeholderOf }],
  [".input-field__input", { "aria-labelledby": null, "aria-label": fieldLabel, autocapitalize: "none" }],
  [".input-field > [role=alert]", { role: null }],
  [".error__title", { role: "alert" }],
];

function titleOf(element) {
  return element.dataset.title || null;
}

// A button with words needs no other name.
function iconLabel(element) {
  return element.textContent.trim() ? null : titleOf(element);
}

function isActive(element) {
  return String(element.classList.contains("active"));
}

function isChecked(element) {
  return element.getAttribute("role") ? String(element.checked) : null;
}

function groupRole(element) {
  return questionNameOf(element) ? "radiogroup" : "group";
}

function optionRole(element) {
  return questionNameOf(element) ? "radio" : null;
}

function questionNameOf(element) {
  const name = element.closest("[data-fiel-question]")?.dataset.fielQuestion;
  return GROUP_OF_ONE.includes(name) ? name : null;
}

function titleIdOf(element) {
  const title = element.closest(".wrapper")?.querySelector(".title-area");
  if (!title) return null;
  title.id ||= `fiel-title-${element.closest("[data-fiel-question]")?.dataset.fielQuestion ?? ""}`;
  return title.id;
}

function boxLabel(element) {
  return element.closest(".wrapper")?.querySelector(".title-area")?.getAttribute("aria-label") ?? null;
}

function placeholderOf(element) {
  return element.placeholder || null;
}

function fieldLabel(element) {
  return element.closest(".input-field")?.querySelector("label")?.textContent.trim() ?? null;
}

function panelLabel(element) {
  if (element.closest(".resizable-v__right")) return notices.word("name-progress");
  return notices.word(element.parentElement.classList.contains("--collapsed") ? "guide" : "close-guide");
}

function hiddenIfStacked() {
  return isStacked() ? "true" : null;
}

function tabIfStacked() {
  return isStacked() ? "-1" : null;
}

function repair() {
  for (const [selector, attributes] of REPAIRS) {
    for (const element of document.querySelectorAll(selector)) {
      for (const [name, wanted] of Object.entries(attributes)) {
        const value = typeof wanted === "function" ? wanted(element) : wanted;
        if (value === element.getAttribute(name)) continue;
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    }
  }
}

// Words that Argilla has in English only, and what stands in their place; null removes a label.
const ENGLISH = {
  "Top navigation bar": "name-bar",
  "Home button": "name-bar",
  "Focus Annotation View": "item-frame",
  "Current Record": null,
  "Total Records": null,
  "Status of Record": null,
  "Required response": "name-required",
  "Team Annotation-Progress": "name-progress",
  "Search Labels": "name-search",
  search: "name-search",
  "category.title": null,
  "sort direction": "name-direction",
  "Change sort direction to down": "name-direction",
  "Change sort direction to up": "name-direction",
  "Argilla icon": null,
  "settings icon": null,
  "info icon": null,
  "search icon": null,
  Workspaces: "name-workspaces",
  annotator: "name-annotator",
  inserted_at: "name-added",
  updated_at: "name-changed",
  "about-you": "name-about-you",
  "Wrong username or password. Try again": "wrong-password",
  "Something went wrong.": "lost",
  "We can't seem to find the page you are looking for": "lost-page",
  "Cannot fetch the dataset": "lost-task",
  "Back to home page": "lost-back",
};
const SHAPES = { options: "name-options", texts: "name-texts" };
const SPOKEN = ["aria-label", "title", "placeholder", "data-title"];
// What people wrote, or is ours already.
const TEXTS = ".questions-form, .record, .panel__content, iframe, dialog, #fiel-notices, .fiel-tools, script, style, svg, input";

// Replace what only developers know: names from the database, and English.
function rename() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(TEXTS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const text = node.data.trim();
    const better = text && readable(text);
    if (better && better !== text) node.data = node.data.replace(text, () => better);
  }
  for (const name of SPOKEN) {
    for (const element of document.querySelectorAll(`[${name}]:not(.content__text)`)) respeak(element, name);
  }
}

function respeak(element, name) {
  const text = element.getAttribute(name);
  if (!Object.hasOwn(ENGLISH, text)) return;
  if (ENGLISH[text]) element.setAttribute(name, notices.word(ENGLISH[text]));
  else element.removeAttribute(name);
}

function readable(text) {
  const { i18n } = window.$nuxt.$options;
  if (Object.hasOwn(ENGLISH, text) && ENGLISH[text]) return notices.word(ENGLISH[text]);
  const share = /^(\d+\.\d+)%$/.exec(text);
  if (share) return (share[1] / 100).toLocaleString(document.documentElement.lang, { style: "percent", maximumFractionDigits: 2 });
  const total = /^of (\d+)$/.exec(text);
  if (total) return `${i18n.t("of")} ${total[1]}`;
  if (text === "Preview") return i18n.t("preview"); // a mark in one's settings
  if (text === `1 ${i18n.t("rows")}`) return notices.word("name-one");
  if (/^Dataset with id `[\w-]+` not found$/.test(text)) return notices.word("lost-task");
  const question = shown?.record?.questions.find(({ name }) => name === text);
  if (question) return question.title;
  const shape = /^(.+?)-(\d+)-(options|texts)(?:-(.+))?$/.exec(text);
  if (shape) return notices.word(SHAPES[shape[3]], { name: TASKS[shape[1]] ?? shape[1], count: shape[2] });
  return Object.hasOwn(TASKS, text) ? TASKS[text] : text;
}

let tidying = 0;

function tidy() {
  tidying = 0;
  placeTools();
  ensureCopies();
  repair();
  rename();
}

function watch() {
  const observer = new MutationObserver(() => (tidying ||= requestAnimationFrame(tidy)));
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  document.addEventListener("change", () => (tidying ||= requestAnimationFrame(tidy)), true);
  tidy();
}
