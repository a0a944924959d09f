// In Argilla's interface: a link to one's own page, and at the end of a queue what comes next.

const OWN = "me";

function languageOf(task) {
  return chooseLanguage([task?.language, ...navigator.languages]);
}

// The top bar, which Argilla makes anew on each of its pages. Its language is the page's: on a form, the form's.
function addLink(bar) {
  const language = languageOf({ language: document.documentElement.lang });
  const old = bar.querySelector(".fiel-own");
  if (old?.lang === language) return;
  old?.remove();
  const link = makeLink(speak(language)("title"), OWN, "fiel-own");
  link.lang = language;
  bar.insertBefore(link, bar.lastElementChild); // before the person's menu
}

function openDataset() {
  const { pathname, search } = location;
  const [, dataset] = /\/dataset\/([\w-]+)\/annotation-mode\/?$/.exec(pathname) ?? [];
  const query = new URLSearchParams(search);
  return (query.get("status") ?? "pending") === "pending" && !query.get("search") ? dataset : null;
}

async function fillEnd(place, dataset) {
  const { content } = await askServer("fiel/own/queues");
  if (content?.about.some((form) => form.dataset === dataset)) return endAbout(place, dataset, content);
  const here = content?.tasks.find((task) => task.dataset === dataset);
  // It has items again, or is not a task: Argilla's own words stay.
  if (!here || here.open || !place.isConnected || dataset !== openDataset()) return;
  const language = languageOf(here);
  const say = speak(language);
  const own = ({ campaign }) => (campaign === here.campaign ? 0 : 1); // those of this campaign first
  const others = content.tasks.filter((task) => task.open).sort((one, other) => own(one) - own(other));
  const names = new Map(others.map((task) => [nameOf(task, here, language), task]));
  const links = [...names].slice(0, 5).map(([task, each]) => makeLink(say("continue", { task }), queueAddress(each.dataset), "go"));
  const panel = make(
    "section",
    { className: "fiel-end", lang: language, dir: say("direction") },
    make("h2", { textContent: say("end-thanks") }),
    make("p", { textContent: say("end-next") }),
    ...links,
    here.dashboard && makeLink(say("end-dashboard"), here.dashboard),
    makeLink(say("end-own"), OWN),
  );
  showEnd(place, panel);
}

function showEnd(place, panel) {
  panel.setAttribute("role", "status");
  place.classList.add("fiel-ended");
  place.append(panel);
}

// Who has said how they are named goes on to the tasks, or changes it.
function endAbout(place, dataset, { tasks, about }) {
  const here = about.find((form) => form.dataset === dataset);
  if (here.open || !place.isConnected || dataset !== openDataset()) return;
  const language = languageOf(here);
  const say = speak(language);
  const open = tasks.filter((task) => task.open && task.campaign === here.campaign);
  const panel = make(
    "section",
    { className: "fiel-end", lang: language, dir: say("direction") },
    make("h2", { textContent: say("about-thanks") }),
    ...open.slice(0, 5).map(({ task, dataset }) => makeLink(say("continue", { task }), queueAddress(dataset), "go")),
    makeLink(say("change-name"), `dataset/${encodeURIComponent(dataset)}/annotation-mode?status=submitted`),
    makeLink(say("end-own"), OWN),
  );
  showEnd(place, panel);
}

const CAMPAIGNS = ".dataset-card__workspace, .datasets-filter__content .checkbox__label, .workspaces .badge button";

// The list of tasks, its filter and one's settings have the names of workspaces where people know their campaign's title.
let campaigns = null;
async function nameCampaigns(places) {
  campaigns ??= askServer("fiel/own/queues").then(({ content }) => content?.campaigns, () => null);
  const known = await campaigns;
  if (!known) {
    campaigns = null; // no answer: asked again when the page next changes
    return;
  }
  for (const place of places) {
    const name = [...place.childNodes].find((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const titles = known[name?.data.trim()];
    if (titles) name.data = ` ${titleIn(titles, languageOf(null))} `;
  }
}

// Within one campaign, the name of the task tells it apart.
function nameOf(task, here, language) {
  return task.campaign === here.campaign && task.task !== here.task
    ? task.task
    : `${titleIn(task.titles, language)} · ${task.task}`;
}

function look() {
  const bar = document.querySelector(".topbar");
  if (bar && readSession()) addLink(bar);
  const cards = document.querySelectorAll(CAMPAIGNS);
  if (cards.length) nameCampaigns(cards);
  else campaigns = null; // the next time it is asked for anew
  const place = document.querySelector(".wrapper--empty");
  const dataset = place && openDataset();
  if (!dataset || place.dataset.fiel === dataset) return;
  place.dataset.fiel = dataset;
  fillEnd(place, dataset).catch(() => {}); // Argilla's own words stay
}

const style = make("style", {
  textContent: `
.fiel-own { color: inherit; font-size: 14px; margin-inline: auto 12px; padding: 10px 4px; white-space: nowrap; }
.topbar .fiel-own { color: #fff; }
.topbar .fiel-own + * { margin-inline-start: 0 !important; }
.fiel-ended > .wrapper__text, body:has(.fiel-ended) form.questions-form { display: none !important; }
.fiel-end { display: flex; flex-direction: column; align-items: start; gap: 12px; max-width: 34rem; margin: 24px auto; padding: 16px; line-height: 1.5; text-align: start; }
.fiel-end h2 { font-size: 1.3rem; margin: 0; }
.fiel-end p { margin: 0; }
.fiel-end a { color: #1d4ed8; display: inline-block; padding-block: 6px; text-decoration: underline; }
.fiel-end a.go { background: #1d4ed8; border-radius: 6px; color: #fff; padding: 10px 16px; text-decoration: none; }
.fiel-end a:focus-visible, .fiel-own:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }`,
});
document.head.append(style);
// One look for all changes of a moment.
let waiting = 0;
const observer = new MutationObserver(() => {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    look();
  });
});
observer.observe(document.body, { childList: true, subtree: true });
observer.observe(document.documentElement, { attributeFilter: ["lang"] });
look();
// Argilla's router does not know the page, to which a sign-in may lead back.
const routing = setInterval(() => {
  if (!window.$nuxt?.$router) return;
  clearInterval(routing);
  window.$nuxt.$router.beforeEach((to, from, next) => {
    if (to.path !== `/${OWN}`) return next();
    location.assign(new URL(OWN, document.baseURI));
    return next(false);
  });
}, 100);
