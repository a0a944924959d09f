// Streamlit's own words, which are always English.
const translate = () => {
  Object.assign(document.documentElement, {lang: WORDS.lang, dir: WORDS.dir});
  for (const link of document.querySelectorAll("[data-testid=stSkipToContent]")) if (link.textContent !== WORDS.skip) link.textContent = WORDS.skip;
  for (const button of document.querySelectorAll("[aria-label=Open]")) button.setAttribute("aria-label", WORDS.open);
  for (const part of document.querySelectorAll("[role^=graphics], [aria-roledescription]")) {
    if (part.matches(".stVegaLiteChart")) part.setAttribute("role", "img");
    else if (part.matches("[role^=graphics]")) part.removeAttribute("role");
    part.removeAttribute("aria-roledescription");
  }
};
translate();
window.fielWatch?.disconnect();
window.fielWatch = new MutationObserver(translate);
window.fielWatch.observe(document.body, {childList: true, subtree: true, attributeFilter: ["aria-label", "role", "aria-roledescription"]});
