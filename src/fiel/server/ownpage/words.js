// The texts in the best language, and a small way to make elements of plain text.

function chooseLanguage(wanted) {
  const tags = wanted.filter(Boolean).flatMap((tag) => [tag, tag.split("-")[0]]);
  return tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? "en";
}

function speak(language) {
  return (key, values = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

// A campaign's title in a language, or else in the first one.
function titleIn(titles, language) {
  return titles[language] ?? titles[language.split("-")[0]] ?? Object.values(titles)[0] ?? "";
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Only what is an address of the web becomes a link.
function makeLink(text, address, className = "") {
  const url = new URL(address, document.baseURI);
  return ["http:", "https:"].includes(url.protocol) ? make("a", { textContent: text, href: url.href, className }) : null;
}

// A queue as a link of the campaign showed it last to whoever sits here, or else with risky items first.
function queueAddress(dataset) {
  const known = /^metadata\.priority\.desc(~record\.(id|inserted_at|external_id)\.(asc|desc))?$/;
  let sort = null;
  try {
    sort = localStorage.getItem(`fiel.sort.${dataset}`);
  } catch {
    // forbidden by the browser
  }
  return `dataset/${encodeURIComponent(dataset)}/annotation-mode?sort=${known.test(sort) ? sort : "metadata.priority.desc"}`;
}

// The session of Argilla's interface, or null.
function readSession() {
  try {
    const token = localStorage.getItem("auth._token.local");
    return token?.startsWith("Bearer ") ? token : null;
  } catch {
    return null; // forbidden by the browser
  }
}

async function askServer(path) {
  const token = readSession();
  if (!token) return { status: 401, content: null };
  const reply = await fetch(new URL(`api/v1/${path}`, document.baseURI), {
    headers: { Authorization: token },
    cache: "no-store",
  });
  return { status: reply.status, content: reply.ok ? await reply.json() : null };
}
