// Beside the comment: ask for a second look, read what the organizers answered, and answer it. All of it is the
// comment itself, which reaches `fiel feedback` with the answer.

let replies = null; // this person's comments with a reply, once asked for

function commentOf(record) {
  return record.questions.find(({ name }) => name === COMMENT);
}

function placeCommentTools() {
  const question = shown && isCampaignForm(shown.record) ? questionOf(COMMENT) : null;
  if (!question) return;
  question.querySelectorAll(".fiel-comment, .fiel-reply").forEach((old) => old.remove());
  const button = make("button", { type: "button", className: "fiel-tool", textContent: notices.word("second-look") });
  button.addEventListener("click", askForSecondLook);
  const bar = make("div", { className: "fiel-comment" }, button);
  bar.addEventListener("keydown", (event) => event.stopPropagation());
  question.append(bar);
  showReply(question, bar);
}

// Put words into the comment, unless they are there, and the cursor at its end.
function continueComment(words, isThere) {
  const { record } = shown;
  const comment = commentOf(record);
  const before = comment.answer.value.trimEnd();
  if (!isThere(before)) comment.answer.value = `${before}${before ? "\n" : ""}${words} `;
  touched = record;
  keepTyped();
  setTimeout(() => {
    const box = questionOf(COMMENT)?.querySelector("[contenteditable]");
    if (!box) return;
    box.focus();
    getSelection().selectAllChildren(box);
    getSelection().collapseToEnd();
  });
}

function askForSecondLook() {
  const words = notices.word("second-look-text");
  continueComment(words, (text) => text.includes(words));
  notices.say("comment", "second-look-done", { seconds: 12 });
}

function answerReply() {
  const words = notices.word("reply-text");
  continueComment(words, (text) => text.endsWith(words));
}

async function showReply(question, bar) {
  const text = commentOf(shown.record).answer.value.trim();
  if (!text || !ownStatus(shown.record)) return;
  replies ??= fetchReplies();
  const item = itemOf(shown.record)?.digest; // the same words can stand beside several items
  const found = (await replies).find(({ comment, digest }) => comment.trim() === text && digest === item);
  if (!found || !bar.isConnected) return;
  const answer = make("button", { type: "button", className: "fiel-tool", textContent: notices.word("reply-answer") });
  answer.addEventListener("click", answerReply);
  const label = make("b", { textContent: notices.word("reply") });
  question.prepend(make("p", { className: "fiel-reply" }, label, " ", make("bdi", { textContent: found.reply }), " ", answer));
}

function ownStatus({ status }) {
  return ["submitted", "draft", "discarded"].includes(status);
}

async function fetchReplies() {
  try {
    const { comments } = accept(await ask("GET", "/v1/fiel/own"));
    return (comments ?? []).filter(({ reply }) => reply);
  } catch (failure) {
    replies = null; // asked for again the next time
    if (failure instanceof Undelivered) return [];
    throw failure;
  }
}
