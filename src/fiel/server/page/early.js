// Asks who somebody is while the interface's scripts still load, instead of after them: that is what Argilla asks
// first, and what everything else waits for.

const TOKEN = "auth._token.local"; // where Argilla keeps its session
const EXPIRES = "auth._token_expiration.local";

const early = { token: null, reply: null };

early.ask = function () {
  try {
    const token = localStorage.getItem(TOKEN);
    if (!token || Number(localStorage.getItem(EXPIRES)) < Date.now()) return;
    early.token = token;
    const url = new URL("api/v1/me", document.baseURI);
    early.reply = fetch(url, { headers: { Authorization: token } }).catch(() => null);
  } catch {
    // forbidden by the browser
  }
};

// Argilla's own request gets that reply, once; if it is no good, the request is sent.
early.answer = async function (config) {
  const { reply, token } = early;
  if (!reply || config.method !== "get" || config.url !== "/v1/me") return config;
  early.reply = null;
  const found = config.headers.Authorization === token ? await reply : null;
  if (!found?.ok) return config;
  const data = await found.text();
  return { ...config, adapter: async () => ({ data, status: 200, statusText: "OK", headers: {}, config }) };
};

early.ask();
