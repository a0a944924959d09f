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
  const changed = boxes.filter((question) => !filledWith(record, question).every((text) => text === question.answer.value));
  const typed = changed.filter(
    (question) => !filledWith(record, question).some((text) => plain(text) === plain(question.answer.value)),
  );
  if (decision === "correct" && typed.length) {
    return ["rule-changed", { values: { boxes: names(typed) }, actions: [choose("corrected")] }];
  }
  if (decision === "corrected" && !changed.length) {
    return ["rule-unchanged", { actions: [choose("correct")] }];
  }
  return null;
}

// A complaint goes away once somebody has done what it asks for.
function withdraw() {
  const said = notices.list.get("rule")?.key;
  if (!said || !shown || !isCampaignForm(shown.record)) return;
  const verdict = shown.record.questions.find(({ name }) => name === VERDICT);
  const still = said === "rule-verdict" ? !verdict.answer.valuesAnswered : complain(shown.record)?.[0] === said;
  if (!still) notices.unsay("rule");
}

// The texts that a box may hold without anybody's typing: what it was filled with, and the translation, which
// is another text where people corrected the same sentence elsewhere.
function filledWith(record, question) {
  const segment = itemOf(record)?.segments.find(({ name }) => name === question.name);
  const filled = question.suggestion?.value ?? "";
  return [filled, segment?.translation ?? filled];
}

// Changes that an editor makes on its own do not count: see `is_respelled`.
function plain(text) {
  return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}

function pick(question, value) {
  for (const option of question.answer.values) option.isSelected = option.value === value;
  keepTyped();
}
