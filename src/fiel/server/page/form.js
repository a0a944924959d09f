// The form itself: changes to Argilla's components, by their names in its templates.

const DECISIONS = 3; // options of the verdict

let shown = null; // the form on the screen
let touched = null; // the record typed in last, until its text is saved
let focused = null; // the element that had the focus before the form was disabled

function valuesOf(record) {
  const answered = record.questions.filter(({ answer }) => answer.isValid || answer.isPartiallyValid);
  return Object.fromEntries(answered.map(({ name, answer }) => [name, { value: answer.valuesAnswered }]));
}

function keepTyped() {
  const record = touched;
  touched = null;
  const saving = shown?.record === record && shown.isSaving;
  if (!record?.id || saving || underway.has(record.id)) return;
  const old = kept.get(record.id);
  if (!record.questions.some((question) => question.isAnswerModified)) {
    if (old) kept.drop(record.id);
    return;
  }
  const entry = { dataset: record.datasetId, record: record.id, values: valuesOf(record), sent: null };
  kept.put({ ...entry, tries: old?.tries, base: record.answer?.updatedAt ?? null });
  if (!kept.works) notices.say("storage", "storage", { urgent: true });
}

function fill(record, values) {
  for (const question of record.questions) {
    const kept = Object.hasOwn(values, question.name) ? values[question.name] : null;
    if (!kept) question.clearAnswer();
    else if (question.isTextType) question.answer.value = String(kept.value);
    else question.answer.response({ value: kept.value });
  }
}

// Restore what was typed into a record that is now shown.
function restore(record) {
  keepTyped(); // the key that led here may have overtaken the timer
  if (!record?.id) return;
  const verdict = record.questions.find((question) => question.name === VERDICT);
  notices.language = LANGUAGES[(verdict ?? record.questions[0])?.title] ?? null;
  ["typed", "rule", "proposal", "comment"].forEach(notices.unsay);
  sayRevisit();
  rememberSort();
  speak();
  const entry = kept.get(record.id);
  if (!entry || entry.dataset !== record.datasetId) return;
  const same = canonical("", entry.values) === canonical("", valuesOf(record));
  if (same && !entry.sent) return;
  const put = () => fill(record, entry.values);
  const forget = ["forget", () => startOver(record)];
  if (entry.base !== (record.answer?.updatedAt ?? null)) {
    notices.say("typed", "typed-before", { actions: [["show", put], ["forget", () => kept.drop(record.id)]] });
    return;
  }
  put();
  if (entry.undone) kept.put({ ...entry, undone: undefined }); // said already
  else if (!underway.has(record.id)) {
    notices.say("typed", entry.sent ? "restored-sent" : "restored-typed", { actions: [forget] });
  }
}

function startOver(record) {
  kept.drop(record.id);
  record.questions.forEach((question) => question.clearAnswer());
  record.initialize();
}

// Disable the form during a slow delivery, so that nothing is typed that it would not include.
function hold(record, held) {
  const form = shown?.record?.id === record ? shown.$el : null;
  if (!form || form.inert === held) return;
  if (held) focused = form.contains(document.activeElement) ? document.activeElement : null;
  form.inert = held;
  if (!held) setTimeout(() => (focused?.isConnected ? focused : form.querySelector("input"))?.focus());
}

// Tell whether a key press belongs to an element rather than to the form as a whole.
function isElsewhere({ target, key, repeat }) {
  const editable = "textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])";
  const pressed = key === "Enter" && target.closest?.("button, a[href], summary");
  return repeat || Boolean(target.closest?.(editable)) || Boolean(pressed);
}

const CHANGES = {
  FocusAnnotation: () => ({
    async onSubmit() {
      const complaint = complain(this.record);
      if (complaint) {
        notices.say("rule", complaint[0], { ...complaint[1], urgent: true });
        return;
      }
      notices.unsay("rule");
      const { record } = this;
      const before = { answer: record.answer, response: seen.get(record.id), values: valuesOf(record) };
      const changed = await changes(record, this.submit);
      if (changed && isRevisit()) sayRevisit("revisit-sent");
      else if (changed) this.$emit("on-submit-responses");
      if (changed !== false) offerUndo(this, record, before, "sent-undo");
    },
    async onDiscard() {
      const { record } = this;
      if (record.isDiscarded) return;
      const before = { answer: record.answer, response: seen.get(record.id), values: valuesOf(record) };
      const typed = record.questions.some((question) => question.isAnswerModified);
      const changed = await changes(record, this.discard);
      if (changed) this.$emit("on-discard-responses");
      if (changed !== false) offerUndo(this, record, typed ? before : { ...before, values: null }, "discarded");
    },
  }),

  // In bulk, Argilla copies the texts of one form to all selected records.
  BulkAnnotation: (methods) =>
    Object.fromEntries(
      ["onSubmit", "onSaveDraft", "onDiscard"].map((name) => [
        name,
        async function () {
          if (isCampaignForm(this.record)) notices.say("rule", "bulk", { urgent: true });
          else await methods[name].call(this);
        },
      ]),
    ),

  QuestionsForm: ({ handleGlobalKeys, focusOnFirstQuestionFromOutside }) => ({
    // Who comes back from a notice, the guide or another tab and presses a box or a button means that.
    focusOnFirstQuestionFromOutside(event) {
      if (isElsewhere(event) || event.target.closest?.("button, a")) this.userComesFromOutside = false;
      else focusOnFirstQuestionFromOutside.call(this, event);
    },
    handleGlobalKeys(event) {
      const saves = event.code === "KeyS" && !event.repeat;
      if (event.code === "Tab" || saves || !isElsewhere(event)) handleGlobalKeys.call(this, event);
    },
  }),

  // Number keys choose wherever the focus is (`keys.js`), so that it need not move.
  QuestionsComponent: ({ focusNext }) => ({
    focusNext(position) {
      if (!GROUP_OF_ONE.includes(this.questions[position].name)) focusNext.call(this, position);
    },
  }),

  "user-avatar-tooltip": ({ logout }) => ({
    async logout() {
      if (kept.all().length && !window.confirm(notices.word("sign-out"))) return;
      underway.forEach((delivery) => delivery.abandon());
      kept.clear();
      kept.person = null;
      await logout.call(this);
    },
  }),
};

// Whether Argilla now has the answer; null if it has and the person has moved on.
async function changes(record, act) {
  const { answer } = record;
  await act(record);
  if (record.answer === answer) return false;
  return shown?.record === record || null;
}

// The reasons' numbers follow those of the verdicts, so that none means two things.
function numberOptions() {
  const first = this.options[0]?.id?.startsWith(`${REASON}_`) ? DECISIONS : 0;
  return Object.fromEntries(this.options.map(({ id }, place) => [id, first + place + 1]));
}

function mixInto(Vue) {
  Vue.mixin({
    beforeCreate() {
      const change = CHANGES[this.$options._componentTag];
      const { methods, computed } = this.$options;
      if (this.$options._componentTag === "LabelSelectionComponent") {
        this.$options.computed = { ...computed, keyboards: numberOptions };
      }
      if (change && methods) this.$options.methods = { ...methods, ...change(methods) };
    },
    created() {
      if (this.$options._componentTag !== "QuestionsForm" || this.isBulkMode) return;
      restore(this.record);
      this.$watch("record", (record) => {
        restore(record);
        this.$nextTick(showTop);
      });
    },
    mounted() {
      if (this.$options._componentTag !== "QuestionsForm") return;
      shown = this.isBulkMode ? null : this;
      showTop();
    },
    destroyed() {
      if (shown !== this) return;
      shown = null;
      arrange();
    },
  });
}

function touch({ target }) {
  if (!target.closest?.("form.questions-form")) return;
  touched = shown?.record;
  setTimeout(() => {
    keepTyped(); // after Argilla has handled it too
    withdraw();
  });
}

["input", "change", "click"].forEach((kind) => document.addEventListener(kind, touch, true));
window.addEventListener("pagehide", keepTyped);

// The second click of a double click must not reach the next record.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail > 1 && event.target.closest?.(".button--submit, .button--discard")) {
      event.stopPropagation();
      event.preventDefault();
    }
  },
  true,
);

// Return the item of a record, as the launch built it; a dataset that is none of Fiel's has none.
function itemOf(record) {
  const { sdkRecord } = record.fields.find((field) => field.sdkRecord) ?? {};
  return sdkRecord?.fields.item;
}
