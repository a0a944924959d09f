// Our own buttons above the form: the guide, one's last answers, practice, the keys; and the dialogs that they open.

const TOOLS = [["guide", toggleGuide], ["recent", openRecent], ["keys", openKeys]];

let practices = null; // the person's campaigns that have practice items

function placeTools() {
  const place = document.querySelector(".wrapper__records__header");
  const old = document.querySelector(".fiel-tools");
  const wanted = Boolean(place) && (!shown || isCampaignForm(shown.record));
  if (!wanted || old?.dataset.language === String(notices.language)) {
    if (!wanted) old?.remove();
    return;
  }
  old?.remove();
  const bar = make("div", { className: "fiel-tools" });
  bar.dataset.language = String(notices.language);
  for (const [name, open] of TOOLS) {
    const button = make("button", { type: "button", textContent: notices.word(name), className: `fiel-tool-${name}` });
    button.addEventListener("click", open);
    bar.append(button);
  }
  bar.addEventListener("keydown", (event) => event.stopPropagation());
  place.prepend(bar);
  offerPractice(bar).catch(() => {}); // it is offered the next time
}

// Where the campaign has items to practise with; they stay there for whoever comes back.
async function offerPractice(bar) {
  const dataset = datasetHere();
  practices ??= ask("GET", "/v1/fiel/own/practices").then(accept).then(({ items }) => items);
  const found = await practices.catch((failure) => {
    practices = null;
    throw failure;
  });
  const here = found.find(({ datasets }) => datasets.includes(dataset));
  if (!here || bar.querySelector(".fiel-tool-practice")) return;
  const button = make("button", { type: "button", textContent: notices.word("practice"), className: "fiel-tool-practice" });
  button.addEventListener("click", () => practise(here.campaign));
  bar.insertBefore(button, bar.querySelector(".fiel-tool-keys"));
}

function practise(campaign) {
  location.assign(new URL(`practice/#campaign=${encodeURIComponent(campaign)}`, document.baseURI));
}

function make(kind, properties = {}, ...parts) {
  const element = Object.assign(document.createElement(kind), properties);
  element.append(...parts);
  return element;
}

// Open a dialog, whose focus and Escape the browser handles; return where its content goes.
function openDialog(title) {
  document.querySelector("dialog.fiel-dialog")?.remove();
  const heading = make("h2", { id: "fiel-dialog-title", textContent: notices.word(title) });
  const close = make("button", { type: "button", textContent: notices.word("close") });
  const content = make("div", { className: "fiel-dialog-content" });
  const dialog = make("dialog", { className: "fiel-dialog" }, make("header", {}, heading, close), content);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.lang = notices.language ?? document.documentElement.lang;
  const before = document.activeElement;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return content;
}

function closeDialog() {
  document.querySelector("dialog.fiel-dialog")?.close();
}

function openKeys() {
  const word = notices.word.bind(notices);
  const named = (...names) => names.map((name) => (name.startsWith("key-") ? word(name) : name)).join(" + ");
  const options = shown?.record.questions.filter(({ name }) => name === VERDICT || name === REASON) ?? [];
  const choices = options.flatMap((question) => question.answer.values ?? []).map((option) => option.text);
  const rows = [
    ...choices.map((text, place) => [String(place + 1), text]),
    [named("key-enter"), word("keys-send")],
    [named("key-control", "key-enter"), word("keys-send-box")],
    [named("key-shift", "key-enter"), word("keys-line")],
    [named("key-tab"), word("keys-box")],
    ...(document.querySelector(LABEL) ? [["L", word("keys-labels")]] : []),
    [named("key-escape"), word("keys-leave")],
    [named("key-backspace"), word("keys-skip")],
    [named("key-control", "S"), word("keys-draft")],
    [named("key-control", "Z"), word("keys-undo")],
    ["← →", word("keys-move")],
    ["P", word("keys-proposal")],
    ["?", word("keys-this")],
  ];
  const list = make("dl", { className: "fiel-keys" });
  for (const [key, meaning] of rows) list.append(make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: meaning }));
  openDialog("keys-title").append(list);
  return true;
}

// Argilla has the guide in a panel, one for phones and one for other screens; on small screens it covers the page.
function guidePanel() {
  const panels = [...document.querySelectorAll(".panel")].filter((panel) => !panel.closest(".resizable-v__right"));
  const phone = window.matchMedia("(max-width: 768px)").matches;
  return panels.find((panel) => panel.classList.contains("--mobile") === phone) ?? panels[0] ?? null;
}

function toggleGuide() {
  const panel = guidePanel();
  if (!panel) return;
  panel.querySelector(".panel__header").click();
  requestAnimationFrame(() => panel.querySelector(".panel__header").focus());
}

document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && isStacked() ? guidePanel() : null;
  if (!panel || panel.classList.contains("--collapsed")) return;
  panel.querySelector(".panel__header").click();
  document.querySelector(".fiel-tool-guide")?.focus();
});
