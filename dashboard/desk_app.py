"""The organizers' desk: everything behind one gate. Started by ``fiel desk``."""

from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.starlette import App

from desk.gate import SIGN_IN, Gate, show_sign_in

app = App(
    Path(__file__).parent / "desk" / "page.py",
    routes=[Route(SIGN_IN, show_sign_in, methods=["GET", "POST"])],
    middleware=[Middleware(Gate)],
)
