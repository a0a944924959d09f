// Proposals of models and tools: a click, or the key P for the next one, puts one into its box. The verdict
// stays the person's.
//
// The template shows them in a frame of its own, with their buttons hidden: only this script can press them.
// On small screens they are copied into the form (`layout.js`).

const TAKE = ".fiel-take";

// Return a box's text with a proposal in it: in place of the quoted words while they stand there once.
function propose(current, shown, { text, quote, correction }) {
  const single = quote && current.split(quote).length === 2;
  if (current === shown || !single) return text;
  return current.replace(quote, () => correction);
}

function take(button) {
  const record = shown?.record;
  if (!record) {
    notices.say("rule", "bulk", { urgent: true });
    return;
  }
  const question = record.questions.find(({ name, isTextType }) => isTextType && name === button.dataset.segment);
  if (!question) return;
  const before = question.answer.value;
  const put = (value, pressed) => {
    question.answer.value = value;
    button.setAttribute("aria-pressed", String(pressed));
    touched = record;
    keepTyped();
  };
  put(propose(before, question.suggestion?.value ?? "", button.dataset), true);
  const after = question.answer.value;
  const undo = () => {
    if (shown?.record === record && question.answer.value === after) put(before, false);
  };
  notices.say("proposal", "proposal-taken", { values: { boxes: question.title }, actions: [["undo", undo]] });
  shown.$el.querySelector("input")?.focus({ preventScroll: true }); // number keys choose the verdict again
}

function takeNext(event) {
  const { ctrlKey, metaKey, altKey } = event;
  if (!isLetter(event, "p") || ctrlKey || metaKey || altKey || isElsewhere(event)) return;
  const places = isStacked() ? [document] : itemFrames().map((frame) => frame.contentDocument);
  const buttons = places.flatMap((place) => [...place.querySelectorAll(TAKE)]);
  const next = buttons.find((button) => button.getAttribute("aria-pressed") !== "true");
  if (!next) return;
  event.preventDefault();
  take(next);
}

function wireProposals(place) {
  const buttons = place.querySelectorAll(TAKE);
  for (const button of buttons) {
    button.hidden = false;
    button.title = "P";
    button.setAttribute("aria-keyshortcuts", "P");
    button.addEventListener("click", () => take(button));
  }
  return buttons.length;
}

// Each record is a new document in the frame.
function wire({ target }) {
  const item = target.tagName === "IFRAME" ? target.contentDocument : null;
  if (item && wireProposals(item)) item.addEventListener("keydown", takeNext);
}

document.addEventListener("load", wire, true);
document.addEventListener("keydown", takeNext);
