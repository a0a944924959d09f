"""Read datasets on the Hugging Face Hub at a known commit."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fiel.errors import FielError, did_you_mean
from fiel.reading.problems import Problems
from fiel.sources.arrow import name_features, read_batch
from fiel.sources.rows import LocatedRow, check_row

# datasets and huggingface_hub take seconds to import, so they are imported where they are used.
if TYPE_CHECKING:
    from datasets import Dataset

_SECONDS = 30


def resolve_commit(dataset: str, revision: str | None) -> str | None:
    """Return the commit (40 hexadecimal digits) of a revision, by default the main branch.

    A full commit hash is returned without contacting the Hub, and None for a local folder.

    Raises:
        FielError: The Hub does not respond, or has no such dataset or revision for this token.
    """
    from huggingface_hub import HfApi

    if Path(dataset).is_dir():
        return None
    if revision and re.fullmatch(r"[0-9a-f]{40}", revision):
        return revision
    with _explained_errors(dataset, revision):
        return str(HfApi().dataset_info(dataset, revision=revision, timeout=_SECONDS).sha)


def load_splits(dataset: str, *, config: str | None, revision: str | None) -> "dict[str, Dataset]":
    """Return the splits of a Hub dataset or a local folder in its layout, downloaded or from the cache.

    Args:
        dataset: Name or path.
        config: The configuration; by default the only one or the dataset's default.
        revision: Branch, tag or commit.

    Raises:
        FielError: See `resolve_commit`; or the configuration is unknown; or the Hub does not respond and the
            cache has another commit.
    """
    from datasets import load_dataset_builder

    commit = resolve_commit(dataset, revision)
    with _explained_errors(dataset, revision):
        try:
            builder = load_dataset_builder(dataset, name=config, revision=commit)
        except ValueError:
            _refuse_unknown(dataset, config, commit)
            raise
        if commit and builder.hash != commit:  # without the Hub, datasets uses any cached version
            raise FielError(
                f"{dataset}: expected the commit {commit}, found only {builder.hash} in the cache, and the "
                "Hub does not respond: run this again later"
            )
        builder.download_and_prepare()
        return {name: builder.as_dataset(split=name) for name in builder.info.splits}


def _refuse_unknown(dataset: str, config: str | None, commit: str | None) -> None:
    from datasets import get_dataset_config_names

    names = get_dataset_config_names(dataset, revision=commit)
    if config not in names:
        found = "nothing" if config is None else repr(config)
        meant = did_you_mean(config or "", names)
        raise FielError(
            f"{dataset}: config: expected one of {', '.join(names)}, found {found}{meant}"
        ) from None


def read_dataset(rows: "Dataset", place: str, *, problems: Problems) -> Iterator[LocatedRow]:
    """Read the rows of a split in order; rows that `check_row` refuses are added to problems and skipped.

    Raises:
        FielError: A column cannot be converted without loss.
    """
    number, types = 0, name_features(rows.features.arrow_schema)
    for table in rows.with_format("arrow").iter(1000):
        for batch in table.to_batches():
            try:
                found = read_batch(batch)
            except FielError as error:
                raise FielError(f"{place}: {error}") from None
            for row in found:
                number += 1
                try:
                    located = check_row(LocatedRow(f"{place}: row {number}", row, types))
                except FielError as error:
                    problems.add(error)
                else:
                    yield located


@contextmanager
def _explained_errors(dataset: str, revision: str | None) -> Iterator[None]:
    from datasets.exceptions import DatasetNotFoundError
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        yield
    except FielError:
        raise
    except GatedRepoError:
        raise FielError(
            f"{dataset}: expected a dataset that you can read, found a gated one: accept its terms on its "
            "page and set HF_TOKEN to your token"
        ) from None
    except (RevisionNotFoundError, RepositoryNotFoundError, DatasetNotFoundError) as error:
        if RevisionNotFoundError in (type(error), type(error.__cause__)):
            raise FielError(
                f"{dataset}: revision: expected a branch, a tag or a commit, found {revision!r}: see the "
                "dataset's page for a list; main always exists"
            ) from None
        raise FielError(
            f"{dataset}: expected a dataset that you can read, found none with this name. For a private one, "
            "set HF_TOKEN to your token"
        ) from None
    except Exception as error:  # the library raises many types
        reason = str(error).split("\n")[0].rstrip(".")
        raise FielError(
            f"{dataset}: expected the dataset from the Hub, found {type(error).__name__}: {reason}. To work "
            "without the Hub, give local files with --source."
        ) from error
