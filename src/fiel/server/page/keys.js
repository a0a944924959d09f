// Keys: numbers choose answers wherever the focus is outside a box, and each number means one thing. Tab leads
// from the verdict to the first box, L to the labels. Enter sends, also from a box of one line, and Ctrl+Enter
// from every box.

const CHOICES = ".questions-form .inputs-area";

const LABEL = '[data-fiel-question^="label-"]';

// A label's options are numbered from 1 too: these count while the focus is among them, and only then.
function optionOf(number, target) {
  const label = target.closest?.(LABEL) ?? null;
  const options = [...shown.$el.querySelectorAll(`[data-fiel-question] input[data-keyboard="${number}"]`)];
  return options.find(
    (option) => option.closest("[data-fiel-question]").offsetParent && option.closest(LABEL) === label,
  );
}

function chooseByNumber(event) {
  const digit = isElsewhere(event) ? null : digitOf(event);
  const option = digit && optionOf(digit, event.target);
  option?.click();
  const label = option?.checked && option.closest(LABEL);
  if (label) focusOption(listLabels()[listLabels().indexOf(label) + 1]); // so that each costs one key
  return Boolean(option);
}

function listLabels() {
  return [...shown.$el.querySelectorAll(LABEL)].filter((each) => each.offsetParent);
}

function focusOption(question) {
  const target = question?.querySelector(".inputs-area input:checked, .inputs-area input, [contenteditable]");
  target?.focus();
  return Boolean(target);
}

// To the first label that nothing was said about.
function enterLabels(event) {
  if (!isLetter(event, "l") || isElsewhere(event)) return false;
  const labels = listLabels();
  return focusOption(labels.find((each) => !each.querySelector("input:checked")) ?? labels[0]);
}

// A radio group is one stop for Tab; its arrows move within it.
function moveOn(event) {
  const group = event.target.closest?.(CHOICES);
  if (!group) return false;
  const options = [...group.querySelectorAll("input")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const place = options.indexOf(event.target) + step;
    options[(place + options.length) % options.length].focus();
    return true;
  }
  if (event.key !== "Tab") return false;
  event.stopImmediatePropagation(); // Argilla would go round in the group
  if (event.shiftKey) return false;
  const questions = [...shown.$el.querySelectorAll("[data-fiel-question]")].filter((each) => each.offsetParent);
  return focusOption(questions[questions.indexOf(group.closest("[data-fiel-question]")) + 1]);
}

function isOneLine(box) {
  const name = box.closest("[data-fiel-question]")?.dataset.fielQuestion;
  const question = shown.record.questions.find((each) => each.name === name);
  return Boolean(question) && isBox(question) && !/\n/.test(`${question.answer.value}${question.suggestion?.value ?? ""}`);
}

// Send from a box, or say what is missing. A composed character is not yet typed.
function sends(event) {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || event.repeat) return false;
  const box = event.target.closest?.("[contenteditable]");
  const command = event.ctrlKey || event.metaKey;
  if (box ? !command && (event.shiftKey || event.altKey || !isOneLine(box)) : isElsewhere(event)) return false;
  if (!box && (event.shiftKey || event.altKey)) return false;
  sendShown();
  return true;
}

function sendShown() {
  const verdict = shown.record.questions.find(({ name }) => name === VERDICT);
  if (!verdict.answer.valuesAnswered) notices.say("rule", "rule-verdict", { urgent: true });
  else shown.onSubmit();
}

document.addEventListener(
  "keydown",
  (event) => {
    const inForm = shown && !shown.$el.inert && isCampaignForm(shown.record) && !document.querySelector("dialog[open]");
    if (!inForm || event.target.closest?.("#fiel-notices, dialog, .fiel-tools")) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const done =
      sends(event) ||
      (plain && (chooseByNumber(event) || enterLabels(event) || moveOn(event))) ||
      (plain && isQuestionMark(event) && !isElsewhere(event) && openKeys());
    if (!done) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
