// A person's last answers, to be changed: a changed answer replaces itself on the server.

const STATES = { submitted: "status-submitted", discarded: "status-discarded", draft: "status-draft" };

async function openRecent() {
  const dataset = shown?.record?.datasetId ?? datasetHere();
  const content = openDialog("recent-title");
  const note = make("p", { textContent: notices.word("recent-loading") });
  note.setAttribute("role", "status");
  content.append(note);
  try {
    const { items } = accept(await ask("GET", `/v1/fiel/datasets/${dataset}/answers`));
    note.textContent = items.length ? "" : notices.word("recent-none");
    if (items.length) note.replaceWith(make("ol", { className: "fiel-recent" }, ...items.map((item) => recentEntry(item))));
  } catch (failure) {
    if (!(failure instanceof Undelivered)) throw failure;
    note.textContent = notices.word(failure.kind === "unsent-gone" ? "recent-none" : "recent-failed");
  }
}

function recentEntry({ text, status, updated_at: when, digest, verdict }) {
  const button = make("button", { type: "button" });
  const time = new Date(`${when}Z`).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  const said = verdictText(verdict);
  const state = [notices.word(STATES[status]), said, time].filter(Boolean).join(" · ");
  button.append(make("bdi", { className: "fiel-recent-text", textContent: text }), make("span", { textContent: state }));
  button.setAttribute("aria-description", notices.word("recent-open"));
  button.addEventListener("click", () => revisit(digest, status));
  return make("li", {}, button);
}

function verdictText(value) {
  const verdict = shown?.record.questions.find(({ name }) => name === VERDICT);
  return verdict?.answer.values?.find((option) => option.value === value)?.text ?? "";
}

// Argilla has no page of one record: a search for its fingerprint lists just that one.
function revisit(digest, status) {
  closeDialog();
  goTo({ status, search: `${digest}~all` });
}

function goTo(query) {
  const there = new URL(location.href);
  there.search = new URLSearchParams(query);
  location.assign(there);
}

function isRevisit() {
  const query = new URLSearchParams(location.search);
  return /^[0-9a-f]{8,64}~all$/.test(query.get("search") ?? "") && (query.get("status") ?? "pending") !== "pending";
}

function backToQueue() {
  const sort = stored("getItem", SORT + datasetHere());
  goTo(sort ? { sort } : {});
}

// On the stack, the links of an invitation have several orders: whoever comes back to the queue keeps theirs.
function rememberSort() {
  const sort = new URLSearchParams(location.search).get("sort");
  if (sort) stored("setItem", SORT + datasetHere(), sort);
}

function datasetHere() {
  return /\/dataset\/([\w-]+)/.exec(location.pathname)?.[1];
}

function sayRevisit(key = "revisit") {
  const here = isRevisit();
  document.documentElement.classList.toggle("fiel-revisit", here);
  if (here) notices.say("revisit", key, { actions: [["revisit-back", backToQueue]], closes: false });
  else notices.unsay("revisit");
}
