// The form on phones and small laptops: one column, in which each source stands above its box.
//
// Argilla shows the item in a frame beside the form. Here the frame's rows are copied between the title of a
// box and the box, and `layout.css` hides the frame. A copy belongs to one record and goes when it does.

const SMALL = window.matchMedia("(max-width: 999px), (max-height: 700px)");
const STACKED = "fiel-stacked"; // on the root element
const COPY = "fiel-copy";

function isStacked() {
  return document.documentElement.classList.contains(STACKED);
}

function arrange() {
  const stacked = SMALL.matches && Boolean(shown?.record) && isCampaignForm(shown.record);
  document.documentElement.classList.toggle(STACKED, stacked);
  if (stacked) ensureCopies();
  else removeCopies();
}

// Argilla may make a box anew, without what was put above it.
function ensureCopies() {
  if (!isStacked() || !shown) return;
  const boxes = shown.record.questions.filter(isBox);
  const item = itemFrames().map((frame) => frame.contentDocument).find(showsRecord);
  if (!item || shown.$el.querySelectorAll(`.${COPY}.fiel-row`).length === boxes.length) return;
  nameQuestions();
  copyRows(item, boxes);
}

// Whether a frame shows the record in the form, which changes a moment earlier.
function showsRecord(item) {
  const plainly = (text) => text.replace(/[\s\0\ufffd]/g, "");
  const wanted = (itemOf(shown.record)?.segments ?? []).flatMap((each) => [
    each.paired ? each.source : each.no_source,
    each.translation,
  ]);
  const found = [...item.querySelectorAll(".fiel-row > .fiel-text")].map(({ textContent }) => textContent);
  return wanted.length === 2 * shown.record.questions.filter(isBox).length && plainly(wanted.join("|")) === plainly(found.join("|"));
}

function itemFrames() {
  return [...document.querySelectorAll(".record iframe")].filter((frame) => frame.contentDocument);
}

function isBox({ isTextType, name }) {
  return isTextType && name !== COMMENT;
}

// Copy an item's rows to their boxes, which are in the same order.
function copyRows(item, boxes) {
  const rows = [...item.querySelectorAll(".fiel-row")];
  removeCopies();
  copyStyle(item);
  rows.forEach((row, place) => putAbove(boxes[place].name, copyRow(row)));
  const about = [...item.querySelectorAll(".fiel > .fiel-finding")].map((each) => each.cloneNode(true));
  about.forEach((each) => each.classList.add(COPY));
  questionOf(boxes[0].name)?.prepend(...about);
  wireProposals(shown.$el);
}

// The line that says where the guide is becomes a button that opens it, unless it is a link already.
function linkGuide(item) {
  const hint = item.querySelector(".fiel-guide");
  if (!hint || hint.querySelector("a, button")) return;
  const button = make("button", { type: "button", textContent: notices.word("guide") });
  button.style.cssText = "background: none; border: 0; color: inherit; cursor: pointer; font: inherit; text-decoration: underline";
  button.addEventListener("click", toggleGuide);
  hint.replaceChildren(button);
}

function copyRow(row) {
  const copy = row.cloneNode(true);
  copy.classList.add(COPY);
  const name = copy.querySelector(".fiel-name");
  const mark = name?.querySelector(".fiel-mark");
  if (mark) name.replaceChildren(mark);
  else name?.remove();
  // The translation is in the box: it is shown twice only where words in it are marked.
  const translation = copy.querySelector(":scope > .fiel-text:not(.fiel-source)");
  if (!translation?.querySelector("mark")) translation?.remove();
  return copy;
}

// The frame's own style sheet, all of whose names begin with "fiel".
function copyStyle(item) {
  const style = [...item.querySelectorAll("style")].find(({ textContent }) => textContent.includes(".fiel-row"));
  const old = document.getElementById("fiel-item-style");
  if (!style || old?.textContent === style.textContent) return;
  old?.remove();
  const copy = document.createElement("style");
  copy.id = "fiel-item-style";
  copy.textContent = style.textContent;
  document.head.append(copy);
}

function questionOf(name) {
  return shown.$el.querySelector(`[data-fiel-question="${CSS.escape(name)}"]`);
}

function putAbove(name, copy) {
  questionOf(name)?.querySelector(".title-area")?.after(copy);
}

function removeCopies() {
  document.querySelectorAll(`.${COPY}`).forEach((copy) => copy.remove());
}

// Name each question's element, for styles and copies: Argilla has the name only in a label in English.
function nameQuestions() {
  const parts = shown.$el.querySelectorAll(".questions > div");
  shown.record.questions.forEach(({ name }, place) => {
    if (parts[place]) parts[place].dataset.fielQuestion = name;
  });
}

// Begin each item at its top.
function showTop() {
  removeCopies();
  if (!shown) return;
  nameQuestions();
  arrange();
  placeCommentTools();
  for (const part of shown.$el.querySelectorAll(".questions-form__content")) part.scrollTop = 0;
  for (const part of document.querySelectorAll(".record__content")) part.scrollTop = 0;
  window.scrollTo(0, 0);
}

SMALL.addEventListener("change", arrange);
document.addEventListener(
  "load",
  ({ target }) => {
    if (target.tagName !== "IFRAME" || !target.contentDocument) return;
    linkGuide(target.contentDocument);
    ensureCopies();
  },
  true,
);
