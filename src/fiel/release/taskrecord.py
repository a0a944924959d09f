"""What the manifest of an export says of one task."""

from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.columns import Columns
from fiel.benchmarks.registry import choose_benchmark
from fiel.reading.strict import StrictModel
from fiel.release.qualityrecords import BlindRecord, CheckRecord, KindRecord
from fiel.sources.subsets import Sample


class Counts(StrictModel):
    """Number of items by outcome; ``corrected`` ones are also counted as validated."""

    items: int
    validated: int
    corrected: int
    unusable: int
    disputed: int
    pending: int


class AnswerCounts(StrictModel):
    """Number of answers, by whether they counted.

    Attributes:
        counted: Answers from which the verdicts were made.
        set_aside: Answers that did not count; the judgements give the reasons.
        annotators: People whose answers counted, including simulated ones.
        simulated: Simulated ones among them.
    """

    counted: int
    set_aside: int
    annotators: int
    simulated: int


class AgreementRecord(StrictModel):
    """How much people agree on the items that two or more answered.

    Attributes:
        items: Number of those items.
        percent: Share of pairs of answers to one item with the same choice, from 0 to 1: the decision, but
            ``correct`` for a correction of nothing but white space or the Unicode form.
        alpha: Krippendorff's alpha of the choices; null when it is undefined.
    """

    items: int
    percent: float | None
    alpha: float | None


class AuditRecord(StrictModel):
    """What a random sample of the items says about all items in the campaign.

    Attributes:
        items: Items in the campaign.
        audited: Items in the sample.
        decided: Sampled items that were validated or marked as unusable.
        mistaken: Decided items that were corrected or marked as unusable.
        share: Estimated share of items whose translation had a mistake, from 0 to 1; null when nothing is
            decided.
        share_low: Lower end of the 95 % confidence interval of ``share``.
        share_high: Upper end of the interval.
        left: Estimated number of items that still have a mistake; null when nothing is decided.
        left_low: Lower end of the 95 % confidence interval of ``left``.
        left_high: Upper end of the interval.
        kinds: The same by kind of mistake: the kinds of corrections, and ``unusable``.
    """

    items: int
    audited: int
    decided: int
    mistaken: int
    share: float | None = None
    share_low: float = 0.0
    share_high: float = 1.0
    left: float | None
    left_low: int
    left_high: int
    kinds: dict[str, KindRecord] = {}


class ProposalCounts(StrictModel):
    """Number of proposed texts, by what became of them.

    Attributes:
        accepted: The agreed text has the correction.
        changed: The text was corrected otherwise.
        rejected: The text stayed as it was.
        unusable: The item is unusable.
        open: The item is not decided.
    """

    accepted: int = 0
    changed: int = 0
    rejected: int = 0
    unusable: int = 0
    open: int = 0


class ShareRecord(StrictModel):
    """How many of some decided items were corrected.

    Attributes:
        decided: Number of those items.
        corrected: Corrected ones among them.
        low: Lower end of the share's 95 % confidence interval (Wilson), from 0 to 1.
        high: Upper end of the interval.
    """

    decided: int
    corrected: int
    low: float
    high: float


class OpinionsRecord(StrictModel):
    """What models and other tools said about the texts, and what people made of it.

    Attributes:
        files: SHA-256 of the opinions files at export, by name; ``home`` is the one that Fiel wrote.
        prompts: Fingerprints of the prompts that the agents were asked with, by agent.
        agents: Number of opinions in view where somebody answered, by agent; a candidate's agent is its
            column.
        items: Number of items that somebody answered with one in view.
        lost: Number of opinions that were in view and are in no file any more.
        proposals: Proposed texts that were in view.
        unshown: The same of the items of the audit, on which people saw nothing.
        assisted: Of the items with an opinion in view.
        unassisted: Of the items of the audit on which there is an opinion, which nobody saw.
        difference: The first share minus the second, and both ends of its 95 % confidence interval
            (Newcombe); null while nothing is decided of one of them.
    """

    files: dict[str, str]
    prompts: dict[str, tuple[str, ...]]
    agents: dict[str, int]
    items: int
    lost: int
    proposals: ProposalCounts
    unshown: ProposalCounts
    assisted: ShareRecord
    unassisted: ShareRecord
    difference: tuple[float, float, float] | None


class SourceRecord(StrictModel):
    """Where rows came from; files are given as a pattern without local folders.

    Attributes:
        hub: Dataset on the Hub, or a local folder in its layout.
        config: Its configuration.
        revision: The commit that was read; none of a local folder.
        files: Pattern of the files, containing ``{split}``.
        column: Column that contained the row.
        columns: The source's own column names.
    """

    hub: str | None = None
    config: str | None = None
    revision: str | None = None
    files: str | None = None
    column: str | None = None
    columns: dict[str, str] | None = None

    @property
    def public_name(self) -> str | None:
        """Name of the dataset on the Hub; None for local data, which has no commit."""
        return self.hub if self.revision else None


class WithdrawnRecord(StrictModel):
    """Items that were withdrawn from the campaign after people were asked about them.

    Attributes:
        items: Their ids.
        answers: Number of answers submitted to them, which are not in the export.
    """

    items: tuple[str, ...] = ()
    answers: int = 0


class SettledRecord(StrictModel):
    """An English text that organizers gave one translation, because people had left it with several.

    Attributes:
        source: The English text.
        text: Its translation.
        items: Ids of the items whose agreed text this changed.
    """

    source: str
    text: str
    items: tuple[str, ...]


class TaskRecord(StrictModel):
    """One task of an export.

    Attributes:
        benchmark: Name of the benchmark.
        columns: Its columns, if the campaign file described it.
        source: Where the translated rows came from.
        source_sha256: Digest of these rows, in order.
        english: Where the English originals came from.
        splits: The campaign file's splits: those that people were asked about; null for all.
        ids: The campaign file's ids.
        ids_file: The campaign file's file of ids.
        sample: The campaign file's sample.
        limit: The campaign file's limit.
        guide_version: Version of the annotation guide; 0 when it has none.
        min_submitted: Answers that each item needs.
        asked: Items in the campaign.
        paired: Items in the campaign shown next to the English original.
        counts: Items by outcome.
        split_counts: Items by outcome, by split.
        answers: Answers by whether they counted.
        rules: Number of verdicts by rule.
        agreement: How much people agree; null when no item has two answers.
        audit: Estimate of the remaining mistakes; null when the campaign has no audit.
        kinds: Number of corrected items by kind of correction; an item can have several.
        checks: What people did where the checks found something, by check.
        blind: How people answered the questions without the key; null when the campaign asked nobody.
        corrected: Names of the segments that changed, by item id.
        unusable: Ids of the items that people marked as unusable; they are in the rows as in the source.
        unresolved: Items in the campaign, as in the source, with an unresolved error; names of the checks.
        unasked: Items outside the campaign, as in the source, with an error; names of the checks.
        suspicious: Corrected items whose agreed text introduces an error that the original did not have.
        damaged: Items whose text the evaluation harness changes before a model sees it.
        withdrawn: Items that were withdrawn from the campaign.
        opinions: What models and other tools said; null when there was nothing.
        settled: English texts whose translation organizers settled.
    """

    benchmark: str
    columns: Columns | None = None
    source: SourceRecord
    source_sha256: str
    english: SourceRecord | None
    splits: list[str] | None
    ids: list[str] | None
    ids_file: str | None
    sample: Sample | None
    limit: int | None
    guide_version: int
    min_submitted: int
    asked: int = 0
    paired: int = 0
    counts: Counts
    split_counts: dict[str, Counts]
    answers: AnswerCounts
    rules: dict[str, int]
    agreement: AgreementRecord | None
    audit: AuditRecord | None
    kinds: dict[str, int] = {}
    checks: dict[str, CheckRecord] = {}
    blind: BlindRecord | None = None
    corrected: dict[str, tuple[str, ...]]
    unusable: tuple[str, ...] = ()
    unresolved: dict[str, tuple[str, ...]]
    unasked: dict[str, tuple[str, ...]] = {}
    suspicious: dict[str, tuple[str, ...]]
    damaged: dict[str, tuple[str, ...]]
    withdrawn: WithdrawnRecord = WithdrawnRecord()
    opinions: OpinionsRecord | None = None
    settled: tuple[SettledRecord, ...] = ()

    @property
    def definition(self) -> Benchmark:
        """The benchmark's definition.

        Raises:
            FielError: Fiel does not know the benchmark.
        """
        return choose_benchmark(self.benchmark, self.columns)

    @property
    def is_earlier(self) -> bool:
        """Whether the export is from before there were questions and today's harness files."""
        return "asked" not in self.model_fields_set
