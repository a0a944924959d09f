"""What a request to our addresses is given: the database, and who asks."""

from typing import Annotated

from argilla_server.database import get_async_db
from argilla_server.models import User
from argilla_server.search_engine import SearchEngine, get_search_engine
from argilla_server.security import auth
from fastapi import Depends, Security
from sqlalchemy.ext.asyncio import AsyncSession

Database = Annotated[AsyncSession, Depends(get_async_db)]
CurrentUser = Annotated[User, Security(auth.get_current_user)]
Engine = Annotated[SearchEngine, Depends(get_search_engine)]
