// The page of one's own: what one did, and what became of it.

const language = chooseLanguage(navigator.languages);
const say = speak(language);
const main = document.querySelector("main");
const TRIES = 6; // while others' pages are being made: for half a minute to a minute

function show(...parts) {
  main.replaceChildren(...parts.filter(Boolean));
  main.removeAttribute("aria-busy");
}

// Argilla's sign-in leads back to the address that it finds here.
function signIn() {
  try {
    const settings = JSON.parse(localStorage.getItem("argilla") ?? "{}");
    localStorage.setItem("argilla", JSON.stringify({ ...settings, redirectTo: "/me" }));
  } catch {
    // forbidden by the browser: the sign-in leads to the start
  }
  location.assign(new URL("sign-in", document.baseURI));
}

function button(key, act) {
  return make("button", { type: "button", textContent: say(key), onclick: act });
}

function tile(key, value) {
  return make("div", {}, make("dt", { textContent: say(key) }), make("dd", { textContent: value }));
}

function section(key, ...parts) {
  return make("section", {}, make("h2", { textContent: say(key) }), ...parts);
}

function quote(text) {
  return make("span", { textContent: text, dir: "auto", className: "text" });
}

function taskName({ task, titles }) {
  const title = titleIn(titles, language);
  return title && title !== task ? `${title} · ${task}` : task;
}

function itemLink({ dataset, digest }, status) {
  if (!dataset || !digest) return null;
  const query = new URLSearchParams({ status, search: `${digest}~all` });
  return makeLink(say("show-item"), `dataset/${encodeURIComponent(dataset)}/annotation-mode?${query}`);
}

function showNext(tasks, blind) {
  const questions = blind.map((form) => ({ ...form, task: say("blind-task", form) }));
  const open = [...tasks, ...questions].filter((task) => task.open);
  const waiting = new Map(open.map((task) => [taskName(task), task]));
  if (!waiting.size) return make("p", { textContent: say(tasks.length ? "nothing-open" : "no-tasks") });
  const links = [...waiting].map(([name, { dataset }]) =>
    makeLink(say("continue", { task: name }), queueAddress(dataset), "go"),
  );
  return make("p", { className: "next" }, ...links);
}

// Where a campaign has items to practise with.
function showPractices(tasks, practices) {
  const links = practices.map((practice) => {
    const titles = tasks.find(({ campaign }) => campaign === practice.campaign)?.titles;
    const campaign = (titles && titleIn(titles, language)) || practice.campaign;
    return makeLink(say("practise", { campaign }), `practice/#campaign=${encodeURIComponent(practice.campaign)}`);
  });
  return links.length ? make("p", { className: "links" }, ...links) : null;
}

function showNumbers({ today, streak, answers, reached, next, blind_answers: blind }) {
  const number = new Intl.NumberFormat(language);
  const tiles = [tile("today", number.format(today)), tile("streak", number.format(streak))];
  tiles.push(tile("answers", number.format(answers)));
  if (reached) tiles.push(tile("reached", number.format(reached)));
  if (blind) tiles.push(tile("blind-answers", number.format(blind)));
  const dl = make("dl", { className: "tiles" }, ...tiles);
  if (!next || !answers) return [dl];
  const text = say("next", { count: number.format(next) });
  const bar = make("progress", { max: next, value: answers });
  bar.setAttribute("aria-label", text);
  return [dl, make("p", { className: "milestone" }, text, bar)];
}

function showCorrections({ corrections, counts }) {
  if (!corrections.length) return section("corrections-heading", make("p", { textContent: say("corrections-none") }));
  const sums = Object.entries(counts).filter(([, count]) => count);
  const tiles = sums.map(([state, count]) => tile(`state-${state}`, String(count)));
  const items = corrections.map((each) =>
    make(
      "li",
      {},
      make("strong", { className: each.state, textContent: say(`state-${each.state}`) }),
      make("p", {}, make("del", {}, quote(each.before)), make("ins", {}, quote(each.after))),
      itemLink(each, "submitted"),
    ),
  );
  const list = make("details", {}, make("summary", { textContent: say("corrections-list") }), make("ul", {}, ...items));
  return section(
    "corrections-heading",
    make("p", { textContent: say("corrections-note", { count: corrections.length }) }),
    make("dl", { className: "tiles" }, ...tiles),
    list,
  );
}

function showKeys(keys) {
  if (!keys.length) return null;
  const items = keys.map(({ question, choice, notice }) => {
    const chosen = choice.length > 1 ? say(`choice-${choice}`) : choice;
    return make(
      "li",
      {},
      make("p", { className: "muted" }, quote(question)),
      make("p", { textContent: say("your-choice", { choice: chosen }) }),
      make("p", {}, make("strong", {}, quote(notice))),
    );
  });
  return section("keys-heading", make("details", {}, make("summary", { textContent: say("keys-list") }), make("ul", {}, ...items)));
}

function showComments(comments) {
  if (!comments.length) return null;
  const days = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const items = comments.map((each) =>
    make(
      "li",
      {},
      make("p", { className: "muted" }, quote(each.item)),
      make("blockquote", {}, quote(each.comment)),
      each.reply
        ? make("p", {}, make("strong", { textContent: say("reply", { date: days.format(new Date(each.answered)) }) }), " ", quote(each.reply))
        : make("p", { className: "muted", textContent: say("no-reply") }),
      itemLink(each, "submitted"),
    ),
  );
  return section("comments-heading", make("ul", {}, ...items));
}

function showCredit({ titles, about, asked, name, url }) {
  const campaign = titleIn(titles, language);
  const key = name ? "credits-named" : asked ? "credits-unnamed" : "credits-unasked";
  const links = [
    url && makeLink(say("public-page"), url),
    about && makeLink(say("change-name"), `dataset/${encodeURIComponent(about)}/annotation-mode${asked ? "?status=submitted" : ""}`),
  ].filter(Boolean);
  return make("li", {}, make("p", { textContent: say(key, { name: name ?? "", campaign }) }), make("p", { className: "links" }, ...links));
}

function showPage(content, practices) {
  const credits = content.credits.map(showCredit);
  show(
    make("h1", { textContent: say("title"), tabIndex: -1 }),
    make("p", { className: "muted", textContent: say("private-note") }),
    showNext(content.tasks, content.blind),
    showPractices(content.tasks, practices),
    ...showNumbers(content),
    showCorrections(content),
    showKeys(content.keys),
    showComments(content.comments),
    credits.length ? section("credits-heading", make("ul", {}, ...credits)) : null,
  );
}

async function load(tries = 0) {
  try {
    const practices = askServer("fiel/own/practices").catch(() => null); // the page is there without them
    const { status, content } = await askServer(`fiel/own?offset=${-new Date().getTimezoneOffset()}`);
    if (status === 401) {
      show(make("h1", { textContent: say("title") }), make("p", { textContent: say("sign-in") }), button("sign-in-button", signIn));
    } else if (status === 429 && tries < TRIES) {
      setTimeout(load, 1000 * (1 + Math.random()) * 2 ** Math.min(tries, 3), tries + 1);
    } else if (content) {
      showPage(content, (await practices)?.content?.items ?? []);
    } else throw new Error(String(status));
  } catch {
    show(make("h1", { textContent: say("title") }), make("p", { role: "alert", textContent: say("failed") }), button("try-again", () => load()));
  }
}

Object.assign(document.documentElement, { lang: language, dir: say("direction") });
document.title = say("title");
document.querySelector("header").append(makeLink(say("home"), "datasets") ?? "");
// The browser may show this page again to whoever sits here next.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
load();
