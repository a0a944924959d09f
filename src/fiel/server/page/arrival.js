// People who came with an invitation: their personal link, and sessions that renew themselves.

const DEVICE = "fiel.device"; // set while a cookie brings this person back without a password
const LINK = "fiel.link"; // of a person who has just joined

const arrival = {
  renews: false, // while a session that ended by itself is renewed
  remembered: null, // name of the person whom this browser brought back, until it is said
  isHub: false, // whether the signed-in person came through the Hub

  stored(where, key) {
    try {
      return where().getItem(key);
    } catch {
      return null; // forbidden by the browser
    }
  },

  get isDevice() {
    return Boolean(arrival.stored(() => localStorage, DEVICE));
  },

  attach(nuxt) {
    const { $auth, $router } = nuxt;
    const logout = $auth.logout.bind($auth);
    $auth.logout = async (...options) => {
      if (!arrival.renews) await arrival.leave();
      return logout(...options);
    };
    $router.afterEach(({ name }) => arrival.meet(name, nuxt));
    arrival.meet($router.currentRoute?.name, nuxt);
  },

  meet(name, nuxt) {
    if (name !== "sign-in") {
      notices.unsay("invited");
      arrival.askForName();
      return;
    }
    session("removeItem", LINK); // the next person must not find it
    ["arrived", "continued"].forEach(notices.unsay);
    arrival.signIn(nuxt);
  },

  // Whoever comes through the Hub says before the first item whether and how they are named: the page of an
  // invitation asks that, once in each tab and campaign until it is said.
  async askForName() {
    const dataset = /\/dataset\/([\w-]+)\/annotation-mode\/?$/.exec(location.pathname)?.[1];
    const key = `fiel.asked.${dataset}`;
    if (!dataset || !kept.person || !arrival.isHub || session("getItem", key)) return;
    session("setItem", key, "yes");
    const reply = await ask("GET", `/v1/fiel/consent?dataset=${dataset}`).catch(() => null);
    const base = new URL(document.baseURI);
    const here = `/${location.href.slice(base.href.length)}`;
    if (reply?.content?.open) location.assign(new URL(`join/#form=${encodeURIComponent(here)}`, base));
  },

  // Offer the personal link until it is copied, when it is known who is here: only this tab has it.
  welcome() {
    arrival.askForName();
    arrival.greet();
    const text = arrival.stored(() => sessionStorage, LINK);
    if (!text) return;
    const { link, practice } = JSON.parse(text);
    const more = practice ? [["practise", () => practise(practice)]] : [];
    const actions = [["copy-link", () => arrival.copy(link, more)], ...more];
    notices.say("arrived", "arrived", { actions });
  },

  async copy(link, actions) {
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    if (copied) session("removeItem", LINK);
    const seconds = actions.length ? 15 : 6; // with the link to copy by hand it stays
    notices.say("arrived", copied ? "link-copied" : "link-shown", { values: { link }, actions, seconds: copied ? seconds : 0 });
  },

  // Whoever signs out on purpose is not brought back; a session that ended by itself is renewed.
  async leave() {
    if (!arrival.isDevice) return;
    localStorage.removeItem(DEVICE);
    await arrival.ask("session/end").catch(() => {});
  },

  // Nobody asked who is here: it can be somebody else at a shared computer.
  greet() {
    const name = arrival.remembered;
    arrival.remembered = null;
    const actions = [["not-me", () => arrival.signOut(window.$nuxt)]];
    if (name) notices.say("continued", "continued", { values: { name }, actions, seconds: 15 });
  },

  async signOut({ $auth, $router }) {
    await $auth.logout();
    $router.push("/sign-in");
  },

  ask(path) {
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" };
    return fetch(new URL(`api/v1/fiel/${path}`, document.baseURI), options);
  },

  async signIn(nuxt) {
    arrival.prepareBoxes();
    if (!arrival.isDevice) {
      if (!session("getItem", ENDED)) notices.say("invited", "invited"); // otherwise start.js says why
      return;
    }
    const reply = await arrival.ask("session").catch(() => null);
    const answer = reply?.ok ? await reply.json() : null;
    if (answer?.state !== "in") {
      if (reply?.status === 404) localStorage.removeItem(DEVICE);
      notices.say("invited", "invited");
      return;
    }
    arrival.remembered = answer.name || answer.username;
    await nuxt.$auth.setUserToken(answer.access_token);
    const { redirectTo } = JSON.parse(arrival.stored(() => localStorage, "argilla") ?? "{}");
    nuxt.$router.replace(redirectTo ?? answer.place);
  },

  // Phones write names with a capital and a space after them.
  prepareBoxes() {
    const prepare = () => {
      const [name, password] = document.querySelectorAll("form input");
      if (!password) return false;
      const common = { autocapitalize: "none", autocorrect: "off", spellcheck: "false" };
      arrival.set(name, { ...common, autocomplete: "username" });
      arrival.set(password, { ...common, autocomplete: "current-password" });
      return true;
    };
    if (prepare()) return;
    const observer = new MutationObserver(() => prepare() && observer.disconnect());
    observer.observe(document.documentElement, { childList: true, subtree: true });
  },

  set(box, attributes) {
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  },
};
