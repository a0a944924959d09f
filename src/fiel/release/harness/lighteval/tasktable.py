"""The module that gives lighteval a table of tasks, in the shapes of its own ``mlmm_`` tasks.

Format: Python with a list ``TASKS_TABLE``, which lighteval imports. It reads the export that it lies in, so
that the folder can be moved. lighteval's templates capitalize texts and adapt their last character, and
remove what is in brackets from HellaSwag. They need words for "question" and "answer", which lighteval lacks
in some languages: there they get ours. A language that it does not know has English words.
"""

from collections.abc import Iterator

from fiel.release.harness.harness import ExportedTask
from fiel.release.harness.words import find_words
from fiel.release.layout import questions_name

_VERIFIED = ("mcf", "cf")
"""Formulations whose documents `fiel verify` builds; with strata only the first, because all read alike."""

_COLONS = " \u00a0\u202f:："
"""What lighteval puts itself between a word and the text."""

_HEADING = '''"""The tasks of this dataset for lighteval: lighteval accelerate … --custom-tasks FILE."""

from functools import partial
from pathlib import Path

from langcodes import standardize_tag

from lighteval.metrics.dynamic_metrics import LogLikelihoodAccMetric
from lighteval.metrics.normalizations import LogProbCharNorm, LogProbPMINorm, LogProbTokenNorm
from lighteval.tasks.lighteval_task import LightevalTaskConfig
from lighteval.tasks.multilingual.utils.task_utils import get_metrics_for_formulation
from lighteval.tasks.templates.{template} import get_{prompt}_prompt_function
from lighteval.tasks.templates.utils.formulation import CFFormulation, HybridFormulation, MCFFormulation
from lighteval.tasks.templates.utils.translation_literals import TRANSLATION_LITERALS
from lighteval.utils.language import Language

NAME = {name!r}
CONFIG = {config!r}
SPLIT = {split!r}
TRAINING = {training!r}
SUBJECTS = {subjects!r}
WORDS = {words!r}
LANGUAGE = next((each for each in Language if standardize_tag(each.value) == {language!r}), Language.ENGLISH)
LITERALS = vars(TRANSLATION_LITERALS[LANGUAGE])
LITERALS.update({{name: word for name, word in WORDS.items() if LITERALS[name] is None}})
FOLDER = str(Path(__file__).resolve().parents[1])


'''

_QUESTIONS = """def read_row(row):
    return {"question": row["question"], "choices": row["choices"], "gold_idx": row["answer_index"]}


NORMALIZATIONS = (LogProbTokenNorm(), LogProbCharNorm(), LogProbPMINorm())
"""

_ENDINGS = """def read_row(row):
    return {
        "activity_label": row["activity_label"],
        "ctx_a": row["ctx_a"],
        "ctx_b": row["ctx_b"],
        "continuations": row["endings"],
        "gold_idx": int(row["label"]),
    }


NORMALIZATIONS = (LogProbTokenNorm(), LogProbCharNorm())
"""

_TABLE = """

def has_subject(subject, row):
    return row["subject"] == subject


TASKS_TABLE = [
    LightevalTaskConfig(
        name=f"{{NAME}}_{{formulation.name.lower()}}" + (f":{{subject}}" if subject else ""),
        prompt_function=get_{prompt}_prompt_function(LANGUAGE, read_row, formulation=formulation),
        hf_repo=FOLDER,
        hf_subset=CONFIG,
        hf_filter=partial(has_subject, subject) if subject else None,
        hf_avail_splits=[*TRAINING, SPLIT],
        evaluation_splits=[SPLIT],
        few_shots_split=TRAINING[0] if TRAINING else None,
        few_shots_select="sequential",
        metrics=get_metrics_for_formulation(
            formulation, [LogLikelihoodAccMetric(normalization=each) for each in NORMALIZATIONS]
        ),
    )
    for formulation in (MCFFormulation(), CFFormulation(), HybridFormulation())
    for subject in (SUBJECTS or [None])
]
"""


def table_path(task: ExportedTask) -> str:
    """Return the path of the module within the task's folder, which other languages do not have."""
    return f"lighteval/{task.name}.py"


def write_table(task: ExportedTask) -> str:
    """Write the module; empty if there are no questions to evaluate."""
    if task.evaluated is None:
        return ""
    endings, words = _has_endings(task), find_words(task.language)
    template, prompt = ("hellaswag", "hellaswag") if endings else ("multichoice", "mcq")
    heading = _HEADING.format(
        template=template,
        prompt=prompt,
        name=task.name,
        config=task.language if endings else questions_name(task.language),
        split=task.evaluated,
        training=["train"] if "train" in task.questions else [],
        subjects=_list_subjects(task),
        language=task.language.split("-")[0].lower(),
        words={"question_word": words.question.rstrip(_COLONS), "answer": words.answer.rstrip(_COLONS)},
    )
    return heading + (_ENDINGS if endings else _QUESTIONS) + _TABLE.format(prompt=prompt)


def list_names(task: ExportedTask) -> Iterator[tuple[str, str | None]]:
    """List the tasks to verify, each with its stratum, if any."""
    if task.evaluated is None:
        return
    subjects = _list_subjects(task)
    for formulation in _VERIFIED[: 1 if subjects else None]:
        name = f"{task.name}_{formulation}"
        yield from ((f"{name}:{subject}", subject) for subject in subjects)
        if not subjects:
            yield name, None


def _list_subjects(task: ExportedTask) -> list[str]:
    return [subject for subject, splits in task.strata.items() if task.evaluated in splits]


def _has_endings(task: ExportedTask) -> bool:
    multiple_choice = task.benchmark.multiple_choice
    return multiple_choice is not None and multiple_choice.style == "endings"
