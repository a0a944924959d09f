// What a person chose and typed and Argilla has not confirmed: one entry per person and record.
//
// It is stored only in this browser, under the person's id, so that the next person who signs in on this
// computer does not see it. An entry is removed when its answer arrives, when the person signs out, or after two weeks.

const PREFIX = "fiel.answer.";
const SORT = "fiel.sort."; // before a dataset's id: the order in which a link showed its queue last
const LAST_LANGUAGE = "fiel.language"; // of the form seen last
const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 14;

const kept = {
  person: null, // Argilla's id of the signed-in person
  works: true, // whether the browser can store anything
  memory: new Map(), // entries that could not be stored, kept while the page is open

  key(record) {
    return `${PREFIX}${kept.person}.${record}`;
  },

  get(record) {
    return kept.person ? kept.read(kept.key(record)) : null;
  },

  read(key) {
    try {
      const entry = JSON.parse(kept.memory.get(key) ?? localStorage.getItem(key));
      const ids = [entry.record, entry.dataset];
      return entry.values && ids.every((id) => /^[\w-]+$/.test(id)) ? entry : null;
    } catch {
      return null; // not written by us, or access forbidden by the browser
    }
  },

  put(entry) {
    if (!kept.person) return;
    const key = kept.key(entry.record);
    const text = JSON.stringify({ ...entry, at: Date.now() });
    try {
      localStorage.setItem(key, text);
      kept.memory.delete(key);
      kept.works = true;
    } catch {
      kept.memory.set(key, text);
      kept.works = false;
    }
  },

  drop(record) {
    kept.remove(kept.key(record));
  },

  remove(key) {
    kept.memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // access forbidden by the browser: nothing was stored
    }
  },

  keys(prefix) {
    let stored = [];
    try {
      stored = Object.keys(localStorage);
    } catch {
      // as above
    }
    return [...new Set([...stored, ...kept.memory.keys()])].filter((key) => key.startsWith(prefix));
  },

  // The entries of this person, newest first, optionally of one dataset.
  all(dataset) {
    if (!kept.person) return [];
    const entries = kept.keys(kept.key("")).map(kept.read);
    return entries
      .filter((entry) => entry && (!dataset || entry.dataset === dataset))
      .sort((one, other) => other.at - one.at);
  },

  clear() {
    kept.keys(kept.key("")).forEach(kept.remove);
  },

  forgetOld() {
    for (const key of kept.keys(PREFIX)) {
      const entry = kept.read(key);
      if (!entry || !(Date.now() - entry.at < KEPT_DAYS * DAY)) kept.remove(key);
    }
  },
};

function stored(action, ...values) {
  try {
    return localStorage[action](...values);
  } catch {
    return null; // access forbidden by the browser
  }
}

// Unstored entries are lost with the page.
window.addEventListener("beforeunload", (event) => {
  if (!kept.memory.size) return;
  event.preventDefault();
  event.returnValue = true; // older browsers
});
