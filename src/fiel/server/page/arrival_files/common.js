// What both pages need: words, parts of a page, requests, and Argilla's session in this browser.

const main = document.getElementById("main");
const TOKEN = "auth._token.local"; // where Argilla's interface keeps its session
const EXPIRES = "auth._token_expiration.local";
const STRATEGY = "auth.strategy";
const DEVICE = "fiel.device"; // set while a cookie brings this person back without a password
const LINK = "fiel.link"; // of a person who has just joined, for the form to offer it once

const wanted = navigator.languages.map((each) => each.split("-")[0]);
let language = wanted.find((each) => Object.hasOwn(WORDS, each)) ?? "en";

function word(key, values = {}) {
  const text = WORDS[language][key] ?? WORDS.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

// Use the campaign's language for somebody of whose own languages we have no words.
function speak(other) {
  const code = (other ?? "").split("-")[0];
  if (!wanted.some((each) => Object.hasOwn(WORDS, each)) && Object.hasOwn(WORDS, code)) language = code;
  document.documentElement.lang = language;
  document.documentElement.dir = WORDS[language].direction;
}

// Texts are always set as text, never as HTML: some come from other people.
function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...others } = properties;
  const element = Object.assign(document.createElement(tag), others);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((each) => each !== null));
  return element;
}

function button(text, act, className = "") {
  const element = make("button", { type: "button", className, textContent: text });
  element.addEventListener("click", act);
  return element;
}

function show(...children) {
  main.replaceChildren(...children.filter((each) => each !== null));
}

async function ask(path, body, method = "POST") {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  const token = stored(localStorage, TOKEN);
  if (token) headers.Authorization = token;
  let reply;
  try {
    reply = await fetch(`${BASE}/api/v1/${path}`, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw { code: "connection" };
  }
  const content = await reply.json().catch(() => ({}));
  if (!reply.ok) throw { ...content, code: content.code ?? (reply.status === 429 ? "busy" : "connection") };
  return content;
}

function stored(where, key) {
  try {
    const value = where.getItem(key);
    return value === "false" ? null : value;
  } catch {
    return null; // forbidden by the browser
  }
}

function signIn({ access_token: token, expires_at: expires }) {
  sessionStorage.removeItem(LINK); // of the person before
  localStorage.setItem(TOKEN, `Bearer ${token}`);
  localStorage.setItem(EXPIRES, String(expires));
  localStorage.setItem(STRATEGY, "local");
  localStorage.setItem(DEVICE, "yes");
}

function isSignedIn() {
  return Boolean(stored(localStorage, TOKEN)) && Number(stored(localStorage, EXPIRES)) > Date.now();
}

function go(path) {
  location.assign(`${BASE}${path}`);
}

function say(place, { code, suggestion }) {
  place.textContent = word(code === "waiting" ? "approve-hint" : `error-${code}`, { suggestion });
}

// What an address says after its "#"; nothing if it was damaged on the way.
function readFragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

// Load the form's files while a person reads and types: the browser keeps them for a year. A few at a time,
// so that what the person does is not held up.
function loadAhead() {
  const files = [...FORM_FILES];
  const load = async () => {
    for (let file = files.shift(); file; file = files.shift()) {
      const reply = await fetch(`${BASE}/_nuxt/${file}`, { priority: "low" });
      await reply.arrayBuffer();
    }
  };
  for (let lane = 0; lane < 3; lane += 1) load().catch(() => {}); // the form loads the rest itself
}
