// The form's notices: sentences with buttons, read out by screen readers, above everything else.
//
// Texts are inserted as plain text: some come from the server or from records.

// With a finger one points at what one touched last, for as long as one touches nothing else.
const HELD = window.matchMedia("(hover: none)").matches ? ":focus-within" : ":hover, :focus-within";

const notices = {
  language: null, // of the form on the screen
  list: new Map(),

  word(key, values = {}) {
    const words = WORDS[chooseLanguage((each) => Object.hasOwn(WORDS, each))];
    const text = words[key] ?? WORDS.en[key];
    return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  },

  // Show a notice, replacing the one with that name; `actions` are pairs of a word and a function.
  say(name, key, { values, actions = [], urgent = false, seconds = 0, closes = true } = {}) {
    notices.unsay(name);
    const box = document.createElement("div");
    box.className = "fiel-notice";
    box.tabIndex = -1;
    const text = document.createElement("p");
    text.textContent = notices.word(key, values);
    const all = closes ? [...actions, ["close", () => {}]] : actions;
    const buttons = all.map(([word, act]) => notices.button(name, word, act));
    box.append(text, ...buttons);
    notices.list.set(name, { box, key, timer: seconds && notices.end(name, box, seconds) });
    notices.place(urgent).append(box);
    return box;
  },

  // A notice stays as long as somebody points at it or is in it.
  end(name, box, seconds) {
    return setTimeout(() => {
      const entry = notices.list.get(name);
      if (entry?.box !== box) return;
      if (box.matches(HELD)) entry.timer = notices.end(name, box, 1);
      else notices.unsay(name);
    }, seconds * 1000);
  },

  unsay(name) {
    const entry = notices.list.get(name);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.box.remove();
    notices.list.delete(name);
  },

  button(name, word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = typeof word === "function" ? word() : notices.word(word);
    button.className = `fiel-${typeof word === "function" ? "choose" : word}`;
    button.addEventListener("click", () => {
      notices.unsay(name);
      act();
    });
    return button;
  },

  // A live region must exist before its content is added.
  place(urgent) {
    notices.show();
    return document.querySelector(urgent ? "#fiel-notices [role=alert]" : "#fiel-notices [role=status]");
  },

  show() {
    if (document.getElementById("fiel-notices")) return;
    const region = document.createElement("section");
    region.id = "fiel-notices";
    region.setAttribute("aria-label", notices.word("region"));
    for (const role of ["alert", "status"]) {
      const place = document.createElement("div");
      place.setAttribute("role", role);
      region.append(place);
    }
    // Argilla treats Enter and Backspace anywhere on the page as input to the form.
    region.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.prepend(region);
  },
};

if (document.body) notices.show();
else document.addEventListener("DOMContentLoaded", notices.show);
