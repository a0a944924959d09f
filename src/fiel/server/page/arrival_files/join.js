// The page of an invitation, of a personal link (#back=…), and of the question how one is named (#form=…).

const fragment = readFragment();
const back = fragment.startsWith("back=") ? fragment.slice(5) : null;
const form = fragment.startsWith("form=") ? fragment.slice(5) : null; // where somebody goes who is asked for a name
const invitation = back === null && form === null ? fragment : "";
let page = null; // what the invitation says

function title() {
  const titles = page?.titles ?? {};
  return titles[language] ?? titles[page?.language] ?? Object.values(titles)[0] ?? word("page-title");
}

function heading(text = title()) {
  document.title = text;
  return make("h1", {}, make("bdi", { textContent: text }));
}

function problem() {
  return make("p", { className: "problem", attributes: { role: "alert" } });
}

function field(name, autocomplete, attributes = {}) {
  const input = make("input", {
    id: name,
    name,
    maxLength: 200,
    dir: "auto",
    attributes: { autocomplete, autocapitalize: "words", spellcheck: "false", "aria-describedby": `${name}-hint`, ...attributes },
  });
  const label = make("label", { htmlFor: name, textContent: word(`${name}-label`) });
  const hint = make("p", { id: `${name}-hint`, className: "hint", textContent: word(`${name}-hint`) });
  return { input, parts: [label, input, hint] };
}

// The questions how somebody is named, and what happens with what they say.
function nameForm(labels, send, { known = "", counts = false }) {
  const name = field("name", "nickname", { required: "" });
  name.input.value = known;
  const variety = field("variety", "off");
  const count = make("input", { id: "count", type: "checkbox", attributes: { "aria-describedby": "count-hint" } });
  const counting = [
    make("label", { className: "choice", htmlFor: "count" }, count, word("variety_public-yes")),
    make("p", { id: "count-hint", className: "hint", textContent: word("variety_public-description") }),
  ];
  const trouble = problem();
  const buttons = [
    make("button", { className: "main", value: "yes", textContent: word(labels[0]) }),
    make("button", { value: "no", textContent: word(labels[1]) }),
  ];
  const asked = [...name.parts, ...variety.parts, ...(counts ? counting : [])];
  const questions = make("form", { noValidate: true }, ...asked, trouble, ...buttons);
  questions.append(make("p", { className: "hint", textContent: word("credit-hint") }));
  questions.addEventListener("submit", async (event) => {
    event.preventDefault();
    const credit = (event.submitter ?? buttons[0]).value === "yes";
    buttons.forEach((each) => (each.disabled = true));
    trouble.textContent = "";
    name.input.removeAttribute("aria-invalid");
    try {
      await send({ name: name.input.value, credit, variety: variety.input.value, count: count.checked });
    } catch (error) {
      say(trouble, error);
      if (error.code.startsWith("name-") || error.code === "taken") {
        name.input.setAttribute("aria-invalid", "true");
        if (error.suggestion) name.input.value = error.suggestion;
        name.input.focus();
      }
      buttons.forEach((each) => (each.disabled = false));
    }
  });
  return questions;
}

function showForm() {
  const questions = nameForm(["join-named", "join-unnamed"], (said) => join({ token: invitation, ...said }), page);
  const approve = page.approve ? make("p", { textContent: word("approve-hint") }) : null;
  const hub = page.hub ? button(word("hub"), signInWithHub) : null;
  show(heading(), make("p", { textContent: word("intro") }), approve, questions, hub);
  document.getElementById("name").focus();
  loadAhead();
}

// Somebody with an account is asked once in each campaign, on the way to a form of it.
async function askForName(path) {
  const dataset = /^\/dataset\/([\w-]+)\/annotation-mode(\?|$)/.exec(path)?.[1];
  if (!dataset) return go("/");
  const consent = await ask(`fiel/consent?dataset=${dataset}`, null, "GET").catch(() => null);
  if (!consent?.open) return go(path);
  const send = async (said) => {
    await ask("fiel/consent", { dataset, ...said });
    go(path);
  };
  const questions = nameForm(["be-named", "credit-no"], send, { known: consent.name ?? "", counts: consent.counts });
  show(heading(word("credit-title")), questions);
  document.getElementById("name").focus();
  loadAhead();
}

// Argilla's sign-in goes on where this says.
function signInWithHub() {
  const settings = JSON.parse(stored(localStorage, "argilla") ?? "{}");
  localStorage.setItem("argilla", JSON.stringify({ ...settings, redirectTo: page.place }));
  go("/api/v1/oauth2/providers/huggingface/authentication");
}

async function join(body) {
  const answer = await ask("fiel/join", body);
  const link = `${location.origin}${BASE}/join/#back=${answer.link}`;
  if (answer.state !== "in") {
    showWaiting(answer, link);
    return;
  }
  signIn(answer);
  sessionStorage.setItem(LINK, JSON.stringify({ link, practice: answer.practice ? answer.campaign : null }));
  go(answer.place);
}

function showWaiting(answer, link) {
  const shown = make("input", { id: "link", readOnly: true, value: link, dir: "ltr" });
  const done = make("p", { attributes: { role: "status" } });
  const copy = button(word("copy"), async () => {
    shown.select();
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    done.textContent = word(copied ? "copied" : "copy-failed");
  }, "main");
  show(
    heading(word("waiting-title", { name: answer.name })),
    make("p", { textContent: word("waiting") }),
    make("label", { htmlFor: "link", textContent: word("link-label") }),
    shown,
    make("p", { className: "hint", textContent: word("link-hint") }),
    copy,
    done,
  );
  main.focus();
}

// Nobody is signed in by a link alone: it could be somebody else's, and the answers would be theirs.
function showKnown(name, enter, refuse = leave) {
  const trouble = problem();
  const goTo = async (place) => {
    buttons.forEach((each) => (each.disabled = true));
    try {
      const answer = await enter();
      if (answer.state === "waiting") throw { code: "waiting" };
      if (answer.state !== "in") throw { code: "closed" };
      signIn(answer);
      if (place === "place") await askForName(answer.place);
      else go(answer[place]);
    } catch (error) {
      say(trouble, error);
      buttons.forEach((each) => (each.disabled = false));
    }
  };
  const buttons = [
    button(word("continue-as", { name }), () => goTo("place"), "main"),
    button(word("about-you"), () => goTo("about")),
    button(word("someone-else"), refuse),
  ];
  show(heading(page ? title() : word("come-back-title")), trouble, ...buttons);
  buttons[0].focus();
  loadAhead();
}

// Whose link it is says nothing about who sits here: a session of somebody else's stays theirs.
async function refuseLink() {
  const known = await findKnown();
  if (known) showKnown(known.name, known.enter);
  else showNothing();
}

async function leave() {
  await ask("fiel/session/end", {}).catch(() => {});
  [TOKEN, EXPIRES, DEVICE].forEach((key) => localStorage.removeItem(key));
  if (page) showForm();
  else showNothing();
}

async function findKnown() {
  if (isSignedIn()) {
    const me = await ask("me", null, "GET").catch(() => null);
    if (me) return { name: me.first_name, enter: () => enterAs(me) };
  }
  [TOKEN, EXPIRES].forEach((key) => localStorage.removeItem(key));
  if (!stored(localStorage, DEVICE)) return null;
  const found = await ask("fiel/session", { look: true }).catch(() => null);
  if (!found) localStorage.removeItem(DEVICE);
  return found && { name: found.name, enter: enterAgain };
}

// Somebody with a session keeps it; the invitation lets them into its campaign.
async function enterAs() {
  return page ? ask("fiel/join/enter", { token: invitation }) : ask("fiel/session/go-on", {});
}

async function enterAgain() {
  const answer = await ask("fiel/session", {});
  if (!page || answer.state !== "in") return answer;
  signIn(answer);
  return enterAs();
}

function showNothing() {
  show(
    heading(word("no-invitation-title")),
    make("p", { textContent: word("no-invitation") }),
    make("a", { className: "button", href: `${BASE}/sign-in`, textContent: word("have-password") }),
  );
}

function showTrouble(error) {
  const trouble = problem();
  const again = error.code === "connection" || error.code === "busy";
  show(heading(word("page-title")), trouble, again ? button(word("try-again"), begin, "main") : null);
  say(trouble, error);
}

// Whoever joined before comes back with the same link, also when nobody else can use it any more.
async function goOnWithout(error) {
  const over = ["revoked", "ended", "full"].includes(error.code);
  if (over && (await findKnown())) return null;
  throw error;
}

async function begin() {
  speak();
  try {
    if (back !== null) {
      const found = await ask("fiel/session", { token: back, look: true });
      history.replaceState(null, "", location.pathname); // a secret is not left on the screen
      speak(found.language);
      showKnown(found.name, () => ask("fiel/session", { token: back }), refuseLink);
      return;
    }
    if (invitation) {
      page = await ask("fiel/join/look", { token: invitation }).catch(goOnWithout);
      speak(page?.language);
    }
    if (form !== null && isSignedIn()) {
      await askForName(form);
      return;
    }
    const known = await findKnown();
    if (known) showKnown(known.name, known.enter);
    else if (page) showForm();
    else showNothing();
  } catch (error) {
    if (!error.code) throw error;
    showTrouble(error);
  }
}

window.addEventListener("hashchange", () => location.reload());
begin();
