"""The images of the stack: those of a registry made of Debian's packages, and ours by their Dockerfile.

No registry can be asked where these tests run. What they name has other versions inside: `guides/en/stack.md`
says which. Elasticsearch cannot be made so: its makers publish no whole server but in their own packages.
"""

import re
import shutil
import subprocess
from pathlib import Path

from tests.deploy.stack import TOP, load_stack
from tests.docker.engine import CACHE, Engine
from tests.stack.opensearch import resolve_opensearch

_BASES = Path(__file__).with_name("bases")
_CERTIFICATES = Path("/usr/local/share/ca-certificates")
_DOCKERFILE = TOP / "deploy" / "Dockerfile"
_MADE = ("python", "nginx", "postgres", "redis")


def make_bases(engine: Engine, folder: Path, *, search: bool) -> None:
    """Make the images that the stack names, under these names."""
    if not engine.docker("images", "--quiet", "debian:bookworm").strip():
        _make_debian(engine, folder)
    for name in _MADE:
        _build(engine, _BASES, _BASES / f"{name}.Dockerfile", _named(name))
    if search:
        context = folder / "opensearch"
        shutil.copytree(_BASES, context)
        shutil.copytree(resolve_opensearch(), context / "jars")
        _build(engine, context, context / "opensearch.Dockerfile", _named("opensearchproject/opensearch"))


def make_ours(engine: Engine, names: set[str], *, source: Path = TOP, tag: str | None = None) -> None:
    """Build our images of these services, from today's files or, with a tag, from an earlier clone's."""
    services = load_stack()["services"]
    wanted = {services[name]["image"]: services[name]["build"]["target"] for name in names}
    for image, target in wanted.items():
        named = f"{image.partition(':')[0]}:{tag}" if tag else image
        _build(engine, source, source / "deploy" / "Dockerfile", named, "--target", target)


def _make_debian(engine: Engine, folder: Path) -> None:
    """Debian without anything, that trusts whom this machine trusts."""
    root = CACHE / "debian-bookworm.tar"
    if not root.exists():
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", "bookworm"]
        subprocess.run([*command, str(folder / "root")], check=True, capture_output=True)
        pack = ["tar", "--create", "--file", f"{root}.part", "--directory", str(folder / "root"), "."]
        subprocess.run(pack, check=True)
        Path(f"{root}.part").rename(root)
        shutil.rmtree(folder / "root")
    engine.docker("import", str(root), "debootstrap")
    context = folder / "debian"
    (context / "certificates").mkdir(parents=True)
    for path in _CERTIFICATES.glob("*.crt"):
        shutil.copy(path, context / "certificates")
    _build(engine, context, _BASES / "debian.Dockerfile", "debian:bookworm")


def _named(name: str) -> str:
    """The image of that name, with the tag by which the stack asks for it."""
    stack = [service["image"] for service in load_stack()["services"].values()]
    asked = [*stack, *re.findall(r"^FROM (\S+)", _DOCKERFILE.read_text(encoding="utf-8"), re.M)]
    return next(str(image) for image in asked if image.partition(":")[0] == name)


def _build(engine: Engine, context: Path, file: Path, image: str, *more: str) -> None:
    """Build on the network of this machine, where alone the packages can be reached."""
    engine.docker("build", "--network", "host", "--file", str(file), "--tag", image, *more, str(context))
