// Undoing what was just sent or discarded.

let undo = null; // what Ctrl+Z does outside a box, while offered

const UNDO_SECONDS = 5;

// Offer it; `key` is what to say, and `before` what the record's answer was.
function offerUndo(view, record, before, key) {
  const given = seen.get(record.id);
  if (given?.chosen) return; // it was sent elsewhere, and kept on purpose
  undo = async () => {
    const again = undo;
    undo = null;
    notices.unsay("discarded");
    try {
      await takeBack(record, given, before.response);
      reopen(view, record, before, key === "sent-undo" ? "sent-back" : "undone");
    } catch (failure) {
      if (!(failure instanceof Undelivered)) throw failure;
      notices.say("discarded", ...whyNot(failure, again));
    }
  };
  if (key === "sent-undo") notices.unsay(record.id); // that it was sent at last
  notices.say("discarded", key, { actions: [["undo", undo]], seconds: UNDO_SECONDS });
}

function whyNot({ kind }, again) {
  if (kind === "conflict") return ["undo-late", { urgent: true }];
  if (kind === "unsent-gone" || kind === "unsent-session") return [kind, { urgent: true }];
  return ["undo-failed", { actions: [["try-now", again]], urgent: true }];
}

async function takeBack({ id }, given, response) {
  const found = ownResponse(await lookUp(id));
  if (found?.updated_at !== given.updated_at) throw new Undelivered("conflict");
  const path = `/v1/responses/${found.id}`;
  if (response) {
    const { status, values } = response;
    seen.set(id, accept(await ask("PUT", path, { status, values }, found)));
  } else {
    accept(await ask("DELETE", path));
    seen.delete(id);
  }
}

// Show the record again, with what was typed into it.
function reopen(view, record, { answer, values }, key) {
  const response = seen.get(record.id);
  if (values) {
    const base = response?.updated_at ?? null;
    kept.put({ dataset: record.datasetId, record: record.id, values, sent: null, base, undone: true });
  }
  if (response) record.submit(Object.assign(Object.create(answer), { updatedAt: response.updated_at }));
  else record.clear();
  const { recordCriteria } = view;
  recordCriteria.page.goTo(record.page);
  view.$root.$emit("on-change-record-page", recordCriteria);
  notices.say("discarded", key, { seconds: 6 });
}

document.addEventListener("keydown", (event) => {
  const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && isLetter(event, "z");
  if (command && undo && notices.list.has("discarded") && !isElsewhere(event)) {
    event.preventDefault();
    undo();
  }
});
