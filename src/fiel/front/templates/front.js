for (const each of document.querySelectorAll("[data-copy],[data-player]")) {
  each.hidden = each.parentElement.hidden = false;
  each.addEventListener("click", async () => {
    if (each.dataset.player) {
      const shown = document.createElement(each.dataset.framed ? "iframe" : "video");
      Object.assign(shown, {src: each.dataset.player, title: each.dataset.title, controls: true, allowFullscreen: true});
      each.replaceWith(shown);
      return;
    }
    await navigator.clipboard.writeText(each.dataset.copy);
    each.textContent = each.dataset.done;
  });
}
for (const form of document.querySelectorAll("[data-mastodon]")) {
  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    const server = form.server.value.trim().replace(/^https?:\/\//, "").replace(/\/.*$/, "");
    if (server) open(`https://${encodeURI(server)}/share?text=${encodeURIComponent(form.dataset.mastodon)}`, "_blank", "noopener");
  });
}
document.querySelector("header .fiel-here")?.scrollIntoView({inline: "center", block: "nearest"});
for (const select of document.querySelectorAll("#campaign")) select.addEventListener("change", () => select.form.submit());
