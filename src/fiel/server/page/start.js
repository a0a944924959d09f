// Connects everything to Argilla's interface: its HTTP client, its components and its pages.

const ENDED = "fiel.ended"; // set when a session ended, until the next sign-in

// Whether a request is the answer to the record on the screen.
function isAnswer({ method, url }) {
  const record = shown?.record;
  const created = method === "post" && url === `/v1/records/${record?.id}/responses`;
  return created || (method === "put" && url === `/v1/responses/${record?.answer?.id}`);
}

function answerIn({ data }) {
  const { record } = shown;
  const { status, values } = JSON.parse(data);
  const base = record.answer?.updatedAt ?? null;
  return { dataset: record.datasetId, record: record.id, values, sent: status, base, tries: kept.get(record.id)?.tries };
}

// Handles such a request in place of the server.
async function answerRequest(config) {
  try {
    const response = await deliver(answerIn(config));
    return { data: JSON.stringify(response), status: 200, statusText: "OK", headers: {}, config };
  } catch (error) {
    error.response = { data: {} }; // Argilla reads this from each error
    throw error;
  }
}

async function beforeRequest(config) {
  if (!kept.person) return early.answer(config);
  if (isAnswer(config)) return { ...config, adapter: answerRequest };
  const dataset = queueIn(config);
  if (dataset) await Promise.race([catchUp(dataset), pause(PATIENCE)]);
  return config;
}

async function afterReply(reply) {
  const { config, data } = reply;
  if (config.method === "get" && config.url === "/v1/me") meet(data);
  if (config.method === "get" && /^\/v1\/datasets\/[\w-]+\/questions$/.test(config.url)) await learnLanguage(data);
  if (!config.url.endsWith("/records/search") || !kept.person) return reply;
  note(data);
  const dataset = queueIn(config);
  if (dataset) await putFirst(dataset, data.items);
  return reply;
}

function meet({ id, role, username }) {
  arrival.isHub = String(username).startsWith(HUB_PREFIX);
  document.documentElement.dataset.fielRole = role;
  session("removeItem", ENDED);
  if (kept.person === id) return;
  underway.forEach((delivery) => delivery.abandon());
  [...notices.list.keys()].forEach(notices.unsay);
  seen.clear();
  kept.person = id;
  replies = practices = null; // another person's
  arrival.welcome();
}

function session(action, ...values) {
  try {
    return sessionStorage[action](...values);
  } catch {
    return null; // forbidden by the browser: the page will not be restored
  }
}

// Store the current page where Argilla's sign-in looks for it.
function rememberPlace() {
  const base = new URL(document.baseURI).pathname.replace(/\/$/, "");
  const path = location.pathname.slice(base.length) + location.search;
  if (/^\/(sign-in|oauth|welcome)/.test(path)) return;
  session("setItem", ENDED, "yes");
  try {
    const settings = JSON.parse(localStorage.getItem("argilla") ?? "{}");
    localStorage.setItem("argilla", JSON.stringify({ ...settings, redirectTo: path }));
  } catch {
    // as above
  }
}

async function signInAgain() {
  rememberPlace();
  arrival.renews = true;
  await window.$nuxt.$auth.logout();
  arrival.renews = false;
  window.$nuxt.$router.push("/sign-in");
}

function endSession() {
  rememberPlace();
  notices.say("session", "session", { actions: [["sign-in", signInAgain]], urgent: true });
}

function attach(nuxt) {
  const { request, response } = nuxt.$axios.interceptors;
  request.use(beforeRequest);
  response.use(afterReply, (error) => {
    if (error?.response?.status === 401 && error.config?.headers?.Authorization) endSession();
    throw error;
  });
  nuxt.$router.beforeEach((to, from, next) => {
    const enters = to.path !== from.path && isLaterPage(to.path, to.query);
    next(enters ? { path: to.path, query: { ...to.query, page: undefined }, replace: true } : undefined);
  });
  nuxt.$router.afterEach(({ name, path }, from) => {
    if (path === from.path && name === from.name) return; // another page of the queue
    if (name !== from.name) notices.language = null;
    speak();
    ["session", "typed", "rule", "proposal", "discarded", "revisit", "comment"].forEach(notices.unsay);
    if (name !== "sign-in") return;
    underway.forEach((delivery) => delivery.signOut());
    if (session("getItem", ENDED)) notices.say("session", "sign-in-again");
  });
  mixInto(nuxt.$root.constructor);
  arrival.attach(nuxt);
  replaceWords(nuxt.$options.i18n);
  speak();
  watch();
}

// Argilla numbers a queue's pages from its start. A person who returns to the fifth page when only four items
// are left, because answered ones leave the queue, would be told that nothing is left.
function isLaterPage(path, { page, status }) {
  return /\/dataset\/[^/]+\/annotation-mode\/?$/.test(path) && page && (status ?? "pending") === "pending";
}

function startFromFirstPage() {
  const here = new URL(location.href);
  if (!isLaterPage(here.pathname, Object.fromEntries(here.searchParams))) return;
  here.searchParams.delete("page");
  history.replaceState(history.state, "", here);
}

kept.forgetOld();
startFromFirstPage();

// Nuxt sets this when the application exists but nothing is shown yet.
let nuxt;
Object.defineProperty(window, "$nuxt", {
  configurable: true,
  get: () => nuxt,
  set(value) {
    const first = !nuxt;
    nuxt = value;
    if (first) attach(value);
  },
});
