// What a person chose and typed and Argilla has not confirmed: one entry for each person and record.
//
// It is in this browser only, under the person's id, so that whoever signs in next on this computer is not
// shown it. An entry goes when its answer has arrived, when the person signs out, or after two weeks.

const PREFIX = "fiel.answer.";
const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 14;

const kept = {
  person: null, // the id in Argilla of who is signed in
  works: true, // whether the browser keeps anything
  memory: new Map(), // what it did not keep, for as long as the page is open

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
      return null; // not what we wrote, or the browser forbids to look
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
      // the browser forbids to look: nothing was kept
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

  // The entries of this person, the newest first; of one dataset if it is given.
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

// What the browser does not keep goes with the page.
window.addEventListener("beforeunload", (event) => {
  if (!kept.memory.size) return;
  event.preventDefault();
  event.returnValue = true; // older browsers
});
