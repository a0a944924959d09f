"""The dashboard as a web application: the front, and behind it the interactive pages of ``app.py``.

Start it with ``streamlit run dashboard/server.py --server.baseUrlPath live``. Behind a proxy that serves it
under a path, such as ``dashboard``, the base path is ``dashboard/live``.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from feed import open_feed
from fiel.front.addresses import LIVE
from fiel.front.serving import Front

_PATH = str(st.get_option("server.baseUrlPath")).strip("/").removesuffix(LIVE).strip("/")

app = st.App(
    Path(__file__).with_name("app.py"),
    middleware=[Middleware(Front, open_feed=open_feed, path=_PATH)],
)
