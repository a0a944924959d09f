// Answers that were not sent when the page was left: they are sent, or come first in the queue.

const LOOKED_AT = 5; // most entries for which a queue waits
const PATIENCE = 8; // most seconds

// Send answers that the person had submitted but that did not arrive.
async function catchUp(dataset) {
  const held = [...underway.values()].filter((delivery) => delivery.entry.dataset === dataset);
  held.forEach((delivery) => delivery.goOn());
  await Promise.allSettled(held.map((delivery) => delivery.done));
  const waiting = kept.all(dataset).filter((entry) => entry.sent && !underway.has(entry.record));
  for (const entry of waiting.slice(0, LOOKED_AT)) await sendLate(entry);
}

async function sendLate(entry) {
  const delivery = new Delivery(entry);
  try {
    const record = await lookUp(entry.record);
    const found = ownResponse(record);
    if (found) seen.set(entry.record, { ...found, updated_at: entry.base });
    // After a new sign-in the person first sees what will be sent, if it can be shown.
    if (entry.signedOut && !found && record.status === "pending") return;
    delivery.arrived(await delivery.attempt(true));
    notices.say(entry.record, "sent-late", { seconds: 20 });
  } catch (failure) {
    if (failure.kind === "conflict") askWhich(delivery, failure.found);
    else if (["unsent-gone", "unsent-refused"].includes(failure.kind)) delivery.refused(failure);
    else if (!(failure instanceof Undelivered || failure instanceof GivenUp)) throw failure;
  }
}

function askWhich(delivery, found) {
  const { entry } = delivery;
  const mine = async () => {
    delivery.insisted = found.updated_at;
    await delivery.run();
  };
  const actions = [["keep-other", () => kept.drop(entry.record)], ["send-mine", mine]];
  notices.say(entry.record, "conflict", { actions, urgent: true, closes: false });
}

// Put the records that the person has typed into before the others.
async function putFirst(dataset, items) {
  for (const entry of kept.all(dataset).slice(0, LOOKED_AT).reverse()) {
    const place = items.findIndex((item) => item.record.id === entry.record);
    const item = place < 0 ? await findPending(entry.record) : items.splice(place, 1)[0];
    if (item) items.unshift(item);
  }
}

async function findPending(id) {
  try {
    const record = await lookUp(id);
    if (record.status !== "pending" || ownResponse(record)) return null;
    return { record: { ...record, responses: [] }, query_score: null };
  } catch (failure) {
    if (failure instanceof Undelivered) return null; // the entry is kept
    throw failure;
  }
}

function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

// The dataset whose pending records a request fetches as its queue is opened, or null.
function queueIn({ method, url, params, data }) {
  const search = /^\/v1\/me\/datasets\/([\w-]+)\/records\/search$/.exec(url);
  // With a form on the screen, later pages can wait.
  if (method !== "post" || !search || (shown && params?.get?.("offset") !== "0")) return null;
  const { query, filters } = typeof data === "string" ? JSON.parse(data) : data;
  const pending = filters?.and?.some(({ scope, values }) => scope.entity === "response" && values?.[0] === "pending");
  return pending && !query?.text && !query?.vector ? search[1] : null;
}

// Remember the person's own responses from a search.
function note({ items }) {
  for (const { record } of items) {
    const [response] = record.responses ?? [];
    if (underway.has(record.id)) continue;
    if (response) seen.set(record.id, response);
    else seen.delete(record.id);
  }
}
