// Practice (#campaign=…): items with known answers. Nothing is sent but that somebody finished.

const VERDICTS = ["correct", "corrected", "unusable"];
const wantedCampaign = new URLSearchParams(location.hash.slice(1)).get("campaign") ?? ""; // else the latest
let practice = null;
let number = 0;
let right = 0;
let answered = false;

function heading(text) {
  document.title = text;
  return make("h1", { textContent: text });
}

function skipLink() {
  return button(word("skip"), () => go(practice.place), "plain");
}

function row(text, item) {
  const original = make("div", { className: "text source", lang: "en", dir: "ltr", textContent: text.source ?? word("no-source") });
  const shown = make("div", { className: "text", lang: item.language, dir: item.direction, textContent: text.translation });
  const name = make("h2", { textContent: text.title + (text.correct ? ` ✔ ${word("right-mark")}` : "") });
  return make("div", { className: text.correct ? "row right" : "row" }, name, original, shown);
}

function showItem() {
  const item = practice.items[number];
  answered = false;
  const rows = item.texts.map((text) => row(text, item));
  const said = make("div", { className: "said", attributes: { role: "status" } });
  const verdicts = VERDICTS.map((verdict, place) => {
    const element = button(word(`verdict-${verdict}`), () => choose(verdict, { item, rows, said, verdicts, dock }));
    element.prepend(make("kbd", { textContent: String(place + 1), attributes: { "aria-hidden": "true" } }));
    element.setAttribute("aria-pressed", "false");
    return element;
  });
  const group = make("div", { className: "verdicts", attributes: { role: "group", "aria-label": word("verdict-title") } }, ...verdicts);
  const dock = make("div", { className: "dock" }, group);
  const place = word("practice-place", { number: number + 1, total: practice.items.length });
  const english = item.language === "en" ? make("p", { className: "hint", textContent: word("practice-english") }) : null;
  show(
    make("div", { className: "head" }, heading(`${word("practice-title")} · ${place}`), skipLink()),
    make("p", { className: "hint", textContent: word("practice-intro") }),
    english,
    ...rows,
    said,
    dock,
  );
  scrollTo(0, 0);
}

function choose(verdict, { item, rows, said, verdicts, dock }) {
  if (answered) return;
  answered = true;
  const good = verdict === item.decision;
  if (good) right += 1;
  verdicts.forEach((each, place) => {
    each.setAttribute("aria-pressed", String(VERDICTS[place] === verdict));
    each.disabled = true;
  });
  item.texts.forEach((text, place) => {
    if (!text.corrected) return;
    const fixed = make("div", { className: "text", lang: item.language, dir: item.direction, textContent: text.corrected });
    rows[place].append(make("div", { className: "fixed" }, make("b", { textContent: word("should-be") }), fixed));
  });
  said.classList.toggle("good", good);
  const answer = word(`verdict-${item.decision}`);
  said.append(make("p", {}, make("b", { textContent: good ? word("right") : word("wrong", { answer }) }), ` ${why(item)}`));
  const guide = item.guide_url && make("a", { href: item.guide_url, target: "_blank", rel: "noopener noreferrer", textContent: word("guide") });
  if (item.rule) {
    const text = make("div", { className: "rule", dir: "auto", textContent: item.rule });
    said.append(make("details", {}, make("summary", { textContent: `${word("rule")}: ${item.section}` }), text));
  }
  if (guide) said.append(guide);
  const next = button(word("next"), goOn, "main");
  dock.append(next);
  next.focus();
  said.scrollIntoView({ block: "nearest" });
}

// Items of an earlier invitation have the text itself.
function why(item) {
  const key = `why-${item.why}`;
  return Object.hasOwn(WORDS.en, key) ? word(key) : item.why;
}

function goOn() {
  number += 1;
  if (number < practice.items.length) showItem();
  else finish();
}

async function finish() {
  show(
    heading(word("practice-title")),
    make("p", { textContent: word("result", { right, total: practice.items.length }) }),
    make("p", { className: "hint", textContent: word("result-hint") }),
    button(word("start"), () => go(practice.place), "main"),
    button(word("again"), begin),
  );
  main.querySelector("button").focus();
  const campaign = encodeURIComponent(practice.campaign);
  await ask(`fiel/practice?campaign=${campaign}`, {}).catch(() => {}); // it only tells the organizers
}

// The keys of the form: a number for the verdict; Enter, on the focused button, goes on.
window.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const place = Number(digitOf(event)) - 1;
  if (VERDICTS[place]) main.querySelectorAll(".verdicts button")[place]?.click();
});

function showTrouble(error) {
  const trouble = make("p", { className: "problem", attributes: { role: "alert" } });
  const final = ["closed", "waiting"].includes(error.code);
  show(heading(word("practice-title")), trouble, final ? null : button(word("try-again"), begin, "main"));
  say(trouble, error);
}

async function begin() {
  speak();
  [number, right] = [0, 0];
  if (!isSignedIn()) {
    go("/join/");
    return;
  }
  try {
    practice ??= await ask(`fiel/practice?campaign=${encodeURIComponent(wantedCampaign)}`, null, "GET");
    speak(practice.language);
  } catch (error) {
    if (!error.code) throw error;
    showTrouble(error);
    return;
  }
  main.className = "wide";
  if (practice.items.length) showItem();
  else show(heading(word("practice-title")), make("p", { textContent: word("no-practice") }), button(word("start"), () => go(practice.place), "main"));
}

window.addEventListener("hashchange", () => location.reload());
begin();
