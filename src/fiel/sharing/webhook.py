"""Messages to a chat through its incoming webhook: Discord, Slack, Matrix, Telegram and those like them."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from fiel.errors import FielError
from fiel.loopback import trusts_environment

_SECONDS = 15


def check_webhook(address: str) -> None:
    """Refuse an address that no message can be sent to; the error does not contain it, because it is secret.

    Raises:
        FielError: It is no web address, or one of Telegram's without the chat.
    """
    place = urlsplit(address)
    if place.scheme not in ("http", "https") or not place.hostname:
        raise FielError("FIEL_WEBHOOK: expected an address that begins with https://, found another text")
    if _is_telegram(place.hostname) and "chat_id" not in dict(parse_qsl(place.query)):
        raise FielError(
            "FIEL_WEBHOOK: expected ?chat_id=NUMBER at the end of an address of Telegram, found no chat"
        )


def describe_message(address: str, text: str) -> dict[str, Any]:
    """Return the JSON of a message in the format of the chat that the address belongs to.

    Sources: the documentation of Discord's "Execute Webhook", Slack's "Sending messages using incoming
    webhooks", Telegram's ``sendMessage``, and matrix-hookshot's "Generic webhooks", whose ``text`` Mattermost
    and Rocket.Chat read, too. Nobody is mentioned, whatever the text.
    """
    host = urlsplit(address).hostname or ""
    if host in ("discord.com", "discordapp.com") or host.endswith(".discord.com"):
        return {"content": text, "allowed_mentions": {"parse": []}}
    if _is_telegram(host):
        return {"chat_id": dict(parse_qsl(urlsplit(address).query))["chat_id"], "text": text}
    if host.endswith("slack.com"):
        return {"text": text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}
    return {"text": text}


def send_message(address: str, text: str) -> None:
    """Send a message.

    Raises:
        FielError: The chat does not answer or refuses it; the message does not contain the address.
    """
    check_webhook(address)
    host = urlsplit(address).hostname
    try:
        answer = httpx.post(
            address,
            json=describe_message(address, text),
            timeout=_SECONDS,
            trust_env=trusts_environment(address),
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FielError(f"FIEL_WEBHOOK: {host} did not answer: {type(error).__name__}") from None
    if not answer.is_success:
        raise FielError(f"FIEL_WEBHOOK: expected {host} to take a message, found status {answer.status_code}")


def _is_telegram(host: str) -> bool:
    return host == "api.telegram.org"
