"""The commands of ``fiel``, one or a few a module: each parses, calls one step of the workflow and prints."""

import click

from fiel.commands.archive import archive, restore
from fiel.commands.check import check
from fiel.commands.close import close
from fiel.commands.doctor import doctor
from fiel.commands.export import export
from fiel.commands.feedback import feedback
from fiel.commands.guide import guide
from fiel.commands.launch import launch
from fiel.commands.new import new
from fiel.commands.oauth import oauth_file
from fiel.commands.people import people
from fiel.commands.publish import publish
from fiel.commands.receipts import receipts
from fiel.commands.requeue import requeue
from fiel.commands.resolve import resolve
from fiel.commands.serve import dashboard, demo, up
from fiel.commands.snapshot import snapshot
from fiel.commands.space import space
from fiel.commands.status import status
from fiel.commands.verify import verify
from fiel.commands.video import video

COMMANDS: tuple[click.Command, ...] = (
    *(new, check, up, launch, people, status, resolve, requeue, feedback, guide, snapshot, dashboard),
    *(export, verify, publish, receipts, close, archive, restore, doctor, oauth_file, space, demo, video),
)
