// Requirements for an answer: `find_contradictions` reports the same to the organizers.

const VERDICT = "verdict";
const REASON = "reason";
const COMMENT = "comment";

function isCampaignForm(record) {
  const verdict = record.questions.find((question) => question.name === VERDICT);
  const values = verdict?.answer.values?.map((option) => option.value) ?? [];
  return ["correct", "corrected", "unusable"].every((value) => values.includes(value));
}

// Return the notice for a contradictory answer, as arguments for `notices.say`, or null.
function complain(record) {
  if (!isCampaignForm(record)) return null;
  const named = (name) => record.questions.find((question) => question.name === name);
  const verdict = named(VERDICT);
  const choose = (value) => [
    () => verdict.answer.values.find((option) => option.value === value).text,
    () => pick(verdict, value),
  ];
  const decision = verdict.answer.valuesAnswered;
  if (decision === "unusable") return null;
  const reason = named(REASON);
  const boxes = record.questions.filter((question) => question.isTextType && question.name !== COMMENT);
  const names = (list) => list.map((question) => question.title).join(", ");
  const empty = boxes.filter((question) => !question.answer.value.trim() && question.suggestion?.value);
  if (empty.length) return ["rule-empty", { values: { boxes: names(empty) } }];
  if (reason?.answer.valuesAnswered) {
    return ["rule-reason", { actions: [choose("unusable"), ["no-reason", () => pick(reason, null)]] }];
  }
  const shown = (question) => question.suggestion?.value ?? "";
  const changed = boxes.filter((question) => question.answer.value !== shown(question));
  const visibly = changed.filter((question) => plain(question.answer.value) !== plain(shown(question)));
  if (decision === "correct" && visibly.length) {
    return ["rule-changed", { values: { boxes: names(visibly) }, actions: [choose("corrected")] }];
  }
  if (decision === "corrected" && !changed.length) {
    return ["rule-unchanged", { actions: [choose("correct")] }];
  }
  return null;
}

// Changes that an editor makes on its own do not count: see `is_respelled`.
function plain(text) {
  return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}

function pick(question, value) {
  for (const option of question.answer.values) option.isSelected = option.value === value;
  keepTyped();
}
