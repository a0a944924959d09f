// Delivery of an answer: retried until the server has it, or the person decides otherwise.
//
// Argilla's form waits for the promise of a request, so it stays unchanged for as long as this waits.

const WAITS = [2, 4, 8, 15, 30, 60]; // seconds between tries
const TIMEOUT = 30; // seconds until an attempt counts as failed
const SLOW = 4; // seconds until the person is told that it takes long
const BUSY = [408, 425, 429, 500, 502, 503, 504];

const seen = new Map(); // this person's response to each record, as the server last showed it
const underway = new Map(); // current deliveries by record

class Undelivered extends Error {
  // `kind` is the message to show; `uncertain` whether the answer may have arrived all the same.
  constructor(kind, { uncertain = false, found = null, detail = "", after = 0 } = {}) {
    super(kind);
    Object.assign(this, { kind, uncertain, found, detail, after });
  }
}

class GivenUp extends Error {}

// Call Argilla's API as the signed-in person. `shown` is the response that a request replaces: Fiel's embedded
// server refuses with 412 if it has changed meanwhile; a stock server does not check.
async function ask(method, path, body, shown) {
  const axios = window.$nuxt.$axios;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT * 1000);
  try {
    const reply = await fetch(`${axios.defaults.baseURL.replace(/\/$/, "")}${path}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        Authorization: axios.defaults.headers.common.Authorization,
        ...(shown && { "If-Match": `"${shown.updated_at}"` }),
      },
      body: body && JSON.stringify(body),
      signal: abort.signal,
      cache: "no-store",
    });
    return { status: reply.status, after: Number(reply.headers.get("Retry-After")), ...parse(await reply.text()) };
  } catch {
    throw new Undelivered(abort.signal.aborted ? "unsent-busy" : "unsent-connection", { uncertain: true });
  } finally {
    clearTimeout(timer);
  }
}

function parse(text) {
  try {
    return { content: JSON.parse(text) };
  } catch {
    return { content: null };
  }
}

// Return the API's content, or throw the failure that the reply means.
function accept({ status, content, after }) {
  // A hotel network's login page answers everything with "200" and other content.
  if (status < 300) {
    if (content) return content;
    throw new Undelivered("unsent-connection", { uncertain: true });
  }
  if (status === 401) throw new Undelivered("unsent-session");
  if (status === 409 || status === 412) throw new Undelivered("exists", { uncertain: true });
  if (status === 403 || status === 404) throw new Undelivered("unsent-gone");
  if (BUSY.includes(status)) throw new Undelivered("unsent-busy", { uncertain: status >= 500, after });
  const detail = typeof content?.detail === "string" ? content.detail.slice(0, 200) : `(${status})`;
  throw new Undelivered("unsent-refused", { detail });
}

async function lookUp(record) {
  return accept(await ask("GET", `/v1/records/${record}`));
}

function ownResponse(record) {
  return (record.responses ?? []).find((response) => response.user_id === kept.person) ?? null;
}

// A text that is equal for equal answers, whatever the order of their values.
function canonical(status, values) {
  const names = Object.keys(values ?? {}).sort();
  return JSON.stringify([status, names.map((name) => [name, values[name].value])]);
}

class Delivery {
  constructor(entry) {
    this.entry = entry;
    this.person = kept.person;
    this.text = canonical(entry.sent, entry.values);
    this.insisted = null; // the newer answer that the person wants to replace
    this.ended = false;
    this.stop = this.goOn = () => {}; // end the wait for the next try
  }

  // One attempt. `uncertain` means that an earlier one may have arrived.
  async attempt(uncertain) {
    if (kept.person !== this.person) throw new GivenUp();
    const { record, sent, values } = this.entry;
    const known = seen.get(record) ?? null;
    let found = known;
    if (uncertain || known) {
      found = ownResponse(await lookUp(record));
      if (found && canonical(found.status, found.values) === this.text) return found;
      if (found && !this.mayReplace(found, known)) throw new Undelivered("conflict", { found });
    }
    // Recorded before sending: without a reply, this distinguishes our own answer from another's.
    kept.put({ ...this.entry, tries: [...(this.entry.tries ?? []), this.text].slice(-5) });
    const body = { status: sent, values };
    return accept(
      found
        ? await ask("PUT", `/v1/responses/${found.id}`, body, found)
        : await ask("POST", `/v1/records/${record}/responses`, body),
    );
  }

  mayReplace(found, known) {
    return (
      found.updated_at === known?.updated_at ||
      found.updated_at === this.insisted ||
      (this.entry.tries ?? []).includes(canonical(found.status, found.values))
    );
  }

  // Retry until the answer is delivered; throws if it ends otherwise.
  async run() {
    const slow = setTimeout(() => this.ended || this.hold("unsent-slow"), SLOW * 1000);
    try {
      for (let tries = 0, uncertain = Boolean(this.entry.tries?.length); ; tries += 1) {
        try {
          return this.arrived(await this.attempt(uncertain), { late: tries > 0 });
        } catch (failure) {
          clearTimeout(slow);
          if (this.ended || !(failure instanceof Undelivered)) throw failure;
          uncertain ||= failure.uncertain;
          if (failure.kind === "unsent-gone" || failure.kind === "unsent-refused") throw this.refused(failure);
          if (failure.kind === "exists" && tries === 0) continue;
          const choice = await this.wait(failure, tries);
          if (choice) return this.arrived({ ...choice, chosen: true });
        }
      }
    } finally {
      clearTimeout(slow);
      if (!this.ended) hold(this.entry.record, false);
    }
  }

  arrived(response, { late = false } = {}) {
    const { record } = this.entry;
    seen.set(record, response);
    if (this.ended) return response; // another answer to this record is being sent, or the person is typing again
    kept.drop(record);
    notices.unsay(record);
    if (late) notices.say(record, "sent", { seconds: 6 });
    return response;
  }

  refused(failure) {
    kept.put({ ...this.entry, sent: null });
    notices.say(this.entry.record, failure.kind, { values: { reason: failure.detail }, urgent: true });
    return failure;
  }

  hold(key, actions = [], urgent = false) {
    hold(this.entry.record, true);
    if (notices.list.get(this.entry.record)?.key === key) return; // read out once, not at every attempt
    const box = notices.say(this.entry.record, key, { actions, urgent, closes: false });
    if (document.activeElement === document.body) box.focus(); // the form, now disabled, had the focus
    if (!kept.works) notices.say("storage", "storage", { urgent: true });
  }

  // Wait for the next attempt, saying why; resolves with an answer if the person accepts it.
  wait(failure, tries) {
    return new Promise((resolve, reject) => {
      const byItself = failure.kind !== "unsent-session" && failure.kind !== "conflict";
      const seconds = Math.max(WAITS[Math.min(tries, WAITS.length - 1)], failure.after || 0);
      // Randomized, so that not everyone retries at once when the server was down.
      const timer = byItself && setTimeout(() => end(resolve), seconds * (750 + 500 * Math.random()));
      const online = () => byItself && end(resolve);
      const end = (settle, value) => {
        clearTimeout(timer);
        window.removeEventListener("online", online);
        this.stop = this.goOn = () => {};
        settle(value);
      };
      window.addEventListener("online", online);
      this.stop = () => end(reject, new GivenUp());
      this.goOn = (choice) => end(resolve, choice);
      const [key, actions] = this.choices(failure);
      this.hold(key, actions, true);
    });
  }

  choices({ kind, found }) {
    const edit = ["edit", () => this.giveUp()];
    if (kind === "conflict") {
      const mine = () => {
        this.insisted = found.updated_at;
        this.goOn();
      };
      return ["conflict", [["keep-other", () => this.goOn(found)], ["send-mine", mine]]];
    }
    if (kind === "unsent-session") return [kind, [["sign-in", signInAgain], edit]];
    return [kind === "exists" ? "unsent-busy" : kind, [["try-now", () => this.goOn()], edit]];
  }

  // Let the person continue with the form; the sent values become typed ones again.
  giveUp() {
    kept.put({ ...this.entry, ...kept.get(this.entry.record), sent: null });
    this.abandon();
  }

  abandon() {
    this.ended = true;
    notices.unsay(this.entry.record);
    hold(this.entry.record, false);
    this.stop();
  }

  // The person must sign in again, and sees the answer once more before it is sent.
  signOut() {
    kept.put({ ...this.entry, ...kept.get(this.entry.record), signedOut: true });
    this.abandon();
  }
}

// Deliver an answer sent by the form, in place of its request.
async function deliver(entry) {
  underway.get(entry.record)?.abandon();
  const delivery = new Delivery(entry);
  underway.set(entry.record, delivery);
  kept.put(entry);
  try {
    delivery.done = delivery.run();
    return await delivery.done;
  } finally {
    if (underway.get(entry.record) === delivery) underway.delete(entry.record);
  }
}
