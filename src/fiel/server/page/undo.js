// Undoing a discard.

let undo = null; // what Ctrl+Z does outside a box, while offered

function offerUndo(view, record, before) {
  const discarded = seen.get(record.id);
  undo = async () => {
    const again = undo;
    undo = null;
    notices.unsay("discarded");
    try {
      await takeBack(record, discarded, before.response);
      reopen(view, record, before);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      const [key, actions] = failure.kind === "conflict" ? ["undo-late", []] : ["undo-failed", [["try-now", again]]];
      notices.say("discarded", key, { actions, urgent: true });
    }
  };
  notices.say("discarded", "discarded", { actions: [["undo", undo]], seconds: 20 });
}

async function takeBack({ id }, discarded, response) {
  const found = ownResponse(await lookUp(id));
  if (found?.updated_at !== discarded.updated_at) throw new Failure("conflict");
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
function reopen(view, record, { answer, values }) {
  const response = seen.get(record.id);
  if (values) {
    const base = response?.updated_at ?? null;
    kept.put({ dataset: record.datasetId, record: record.id, values, sent: null, base });
  }
  if (response) record.submit(Object.assign(Object.create(answer), { updatedAt: response.updated_at }));
  else record.clear();
  const { recordCriteria } = view;
  recordCriteria.page.goTo(record.page);
  view.$root.$emit("on-change-record-page", recordCriteria);
  notices.say("discarded", "undone", { seconds: 6 });
}

document.addEventListener("keydown", (event) => {
  const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
  if (command && undo && notices.list.has("discarded") && !isElsewhere(event)) {
    event.preventDefault();
    undo();
  }
});
