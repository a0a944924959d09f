"""The same at the door of the stack: its nginx serves the interface, and the API is elsewhere."""

from dataclasses import replace
from urllib.parse import urlsplit

from playwright.sync_api import expect

from fiel.processes import free_port
from tests.deploy.proxy import running_proxy
from tests.form.conftest import NewDesk
from tests.form.desk import Scene
from tests.helpers.relay import running_relay


def test_the_proxy_serves_the_same_form_and_its_errors_lose_nothing(new_desk: NewDesk, scene: Scene) -> None:
    port = urlsplit(scene.url).port or 0
    with running_relay(port) as relay:
        names = {"argilla": (["127.0.0.1"], relay.port), "dashboard": (["127.0.0.1"], free_port(0))}
        with running_proxy(names) as proxy:
            desk = new_desk(scene=replace(scene, url=proxy.url))
            blocked: list[str] = []
            desk.page.on("console", lambda message: blocked.append(message.text))
            number = desk.arrive()
            desk.correct()
            relay.cut()  # nginx says 502 from now on
            desk.send()
            desk.expect_notice("el servidor no responde")
            desk.expect_item(number)
            expect(desk.box()).to_contain_text("exactas")
            relay.repair()
            desk.expect_other_item(number)
            ((status, values),) = desk.answers().values()
            assert (status, values["option_c"]) == ("submitted", f"{number} veces exactas")
            assert not [text for text in blocked if "Content Security Policy" in text]
            desk.page.context.close()
