import math
from itertools import product

import numpy as np
import pytest
from scipy import stats

from fiel.impact.statistics import (
    Matrix,
    compare_flips,
    compare_orders,
    correlate_ranks,
    estimate_difference,
    estimate_noise_share,
    estimate_rank,
    estimate_rank_correlation,
    measure_noise_share,
    rank_models,
    resample_items,
)


def make_answers(seed: int, *, models: int = 5, items: int = 60) -> tuple[Matrix, Matrix]:
    random = np.random.default_rng(seed)
    before = random.random((models, items)) < np.linspace(0.3, 0.8, models)[:, None]
    flips = random.random((models, items)) < 0.15
    return before.astype(float), (before ^ flips).astype(float)


@pytest.mark.parametrize(("gained", "lost"), [*product(range(9), range(9)), (300, 250), (1500, 1400)])
def test_mcnemar_is_the_binomial_test_of_scipy(gained: int, lost: int) -> None:
    if gained + lost:
        assert compare_flips(gained, lost) == pytest.approx(stats.binomtest(gained, gained + lost).pvalue)
    else:
        assert compare_flips(0, 0) == 1


@pytest.mark.parametrize("seed", range(20))
def test_tau_b_is_that_of_scipy_with_ties_too(seed: int) -> None:
    random = np.random.default_rng(seed)
    before, after = random.integers(0, 5, (2, 3, 7)) / 10
    ours = correlate_ranks(before, after)
    theirs = [stats.kendalltau(*pair).statistic for pair in zip(before, after, strict=True)]
    assert ours == pytest.approx(theirs, nan_ok=True)


def test_tau_b_is_undefined_when_all_models_tie() -> None:
    same = np.ones((3, 10))
    assert estimate_rank_correlation(same, same, resample_items(same, same, draws=10)).value is None


def test_ranks_are_those_of_scipy() -> None:
    accuracies = np.random.default_rng(3).integers(0, 4, (50, 6)) / 4
    assert (rank_models(accuracies) == stats.rankdata(-accuracies, method="min", axis=1)).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_interval_is_that_of_scipy_up_to_chance(seed: int) -> None:
    before, after = make_answers(seed, models=2, items=200)
    samples = resample_items(before, after, draws=20_000)
    found = estimate_difference(before[1], after[1], (samples.after - samples.before)[:, 1])
    theirs = stats.bootstrap(
        (before[1], after[1]),
        lambda old, new, axis: new.mean(axis=axis) - old.mean(axis=axis),
        paired=True,
        vectorized=True,
        method="percentile",
        n_resamples=20_000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert found.value == pytest.approx(float(after[1].mean() - before[1].mean()))
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=0.006)


def test_a_model_that_never_flips_has_the_interval_of_the_rule_of_three() -> None:
    answers = np.ones(1000)
    found = estimate_difference(answers, answers, np.zeros(10))
    assert found.value == 0
    assert found.high == pytest.approx(3 / 1000, rel=0.01)
    assert found.low == pytest.approx(-3 / 1000, rel=0.01)


def test_the_same_seed_gives_the_same_samples_whatever_the_size_of_the_chunks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = make_answers(1)
    whole = resample_items(before, after, draws=50)
    monkeypatch.setattr("fiel.impact.statistics._CHUNK", 500)
    parts = resample_items(before, after, draws=50)
    assert (whole.before == parts.before).all()
    assert np.allclose(whole.noise, parts.noise)


def icc(before: Matrix, after: Matrix) -> float:
    """ICC(C,1) from the mean squares of the two-way analysis of variance, as McGraw and Wong write it."""
    scores = np.array([before.mean(axis=1), after.mean(axis=1)]).T
    rows, columns = scores.shape
    grand = scores.mean()
    between = columns * sum((row.mean() - grand) ** 2 for row in scores) / (rows - 1)
    error = sum(
        (scores[i, j] - scores[i].mean() - scores[:, j].mean() + grand) ** 2
        for i in range(rows)
        for j in range(columns)
    ) / ((rows - 1) * (columns - 1))
    return float((between - error) / (between + (columns - 1) * error))


@pytest.mark.parametrize("seed", range(10))
def test_the_share_on_these_items_is_one_minus_the_icc(seed: int) -> None:
    before, after = make_answers(seed)
    assert measure_noise_share(before, after) == pytest.approx(1 - max(icc(before, after), 0))


def components(before: Matrix, after: Matrix) -> float:
    """The share from the mean squares of models × versions × items, solved by their expected values."""
    data = np.stack([before, after], axis=1)  # models, versions, items
    m, v, n = data.shape
    mean = {axes: data.mean(axis=axes) for axes in _AXES}
    grand = data.mean()
    models = mean[_OTHER["m"]]
    squares = {"m": v * n * sum((x - grand) ** 2 for x in models) / (m - 1)}
    mv = mean[_OTHER["mv"]]
    versions = mean[_OTHER["v"]]
    squares["mv"] = (
        n
        * sum((mv[i, j] - models[i] - versions[j] + grand) ** 2 for i in range(m) for j in range(v))
        / ((m - 1) * (v - 1))
    )
    mi = mean[_OTHER["mi"]]
    items = mean[_OTHER["i"]]
    squares["mi"] = (
        v
        * sum((mi[i, k] - models[i] - items[k] + grand) ** 2 for i in range(m) for k in range(n))
        / ((m - 1) * (n - 1))
    )
    vi = mean[_OTHER["vi"]]
    squares["mvi"] = sum(
        (data[i, j, k] - mv[i, j] - mi[i, k] - vi[j, k] + models[i] + versions[j] + items[k] - grand) ** 2
        for i in range(m)
        for j in range(v)
        for k in range(n)
    ) / ((m - 1) * (v - 1) * (n - 1))
    interaction = (squares["mv"] - squares["mvi"]) / n
    between = (squares["m"] - squares["mv"] - squares["mi"] + squares["mvi"]) / (v * n)
    return float(interaction / (max(between, 0) + interaction))


_AXES: list[tuple[int, ...]] = [(1, 2), (0, 2), (0, 1), (2,), (1,), (0,)]
_OTHER = dict(zip(("m", "v", "i", "mv", "mi", "vi"), _AXES, strict=True))


@pytest.mark.parametrize("seed", range(4))
def test_the_share_is_that_of_the_analysis_of_variance(seed: int) -> None:
    before, after = make_answers(seed, models=4, items=30)
    found = estimate_noise_share(before, after, resample_items(before, after, draws=50))
    assert found.value == pytest.approx(components(before, after))


def test_one_model_has_no_share() -> None:
    before, after = make_answers(1, models=1)
    samples = resample_items(before, after, draws=20)
    assert estimate_noise_share(before, after, samples).value is None
    assert all(math.isnan(each) for each in samples.noise.ravel())


def make_world(random: np.random.Generator, gains: Matrix, items: int) -> tuple[Matrix, Matrix]:
    """A benchmark in which a share of each model's wrong answers to corrected items becomes right.

    Three of ten items are corrected. One of twenty right answers to these is lost.
    """
    models = len(gains)
    corrected = random.random(items) < 0.3
    knows = np.clip(np.linspace(0.4, 0.7, models)[:, None] + random.normal(0, 0.15, items), 0.02, 0.98)
    before = random.random((models, items)) < knows
    won = corrected & ~before & (random.random((models, items)) < gains[:, None])
    lost = corrected & before & (random.random((models, items)) < 0.05)
    return before.astype(float), ((before | won) & ~lost).astype(float)


SEEDS = 500
UNEQUAL = np.array([0.9, 0.1, 0.6, 0.3])


def test_intervals_cover_what_was_planted_in_95_of_100_worlds() -> None:
    truth = [each.mean(axis=1) for each in make_world(np.random.default_rng(0), UNEQUAL, 2_000_000)]
    gain, share = truth[1] - truth[0], float((truth[1] - truth[0]).var() / sum(each.var() for each in truth))
    random = np.random.default_rng(7)
    covered, shares, detected = np.zeros(4), 0, 0
    for seed in range(SEEDS):
        before, after = make_world(random, UNEQUAL, 400)
        samples = resample_items(before, after, draws=600, seed=seed)
        for model in range(4):
            found = estimate_difference(
                before[model], after[model], (samples.after - samples.before)[:, model]
            )
            assert found.low is not None and found.high is not None
            covered[model] += found.low <= gain[model] <= found.high
        noise = estimate_noise_share(before, after, samples)
        assert noise.low is not None and noise.high is not None
        shares += noise.low <= share <= noise.high
        detected += compare_flips(int((after > before)[0].sum()), int((after < before)[0].sum())) < 0.05
    assert 0.93 <= covered.mean() / SEEDS <= 0.97, covered
    assert 0.93 <= shares / SEEDS <= 0.97
    assert detected == SEEDS  # the first model's gain is large


@pytest.mark.parametrize(
    ("items", "lost", "gained"), [(400, 0.01, 0.0), (100, 0.03, 0.01), (1000, 0.002, 0.002)]
)
def test_with_few_flips_the_interval_covers_in_90_of_100_worlds_at_least(
    items: int, lost: float, gained: float
) -> None:
    """About four flips; then the interval can leave out 0 although McNemar's test shows nothing."""
    random = np.random.default_rng(3)
    covered = 0
    for seed in range(SEEDS):
        drawn = random.random(items)
        before = (drawn < lost).astype(float)[None]
        after = ((drawn >= lost) & (drawn < lost + gained)).astype(float)[None]
        samples = resample_items(before, after, draws=600, seed=seed)
        found = estimate_difference(before[0], after[0], (samples.after - samples.before)[:, 0])
        assert found.low is not None and found.high is not None
        covered += found.low <= gained - lost <= found.high
    assert covered / SEEDS >= 0.9


def test_no_effect_is_found_where_there_is_none() -> None:
    """Answers flip at random in both directions alike: as often as not, and for all models alike."""
    random = np.random.default_rng(11)
    covered, shares, detected, values = 0, 0, 0, []
    for seed in range(SEEDS):
        knows = np.linspace(0.4, 0.7, 4)[:, None]
        before = (random.random((4, 400)) < knows).astype(float)
        again = (random.random((4, 400)) < knows).astype(float)
        after = np.where(random.random((4, 400)) < 0.2, again, before)  # the same chances, drawn again
        samples = resample_items(before, after, draws=600, seed=seed)
        found = estimate_difference(before[0], after[0], (samples.after - samples.before)[:, 0])
        assert found.low is not None and found.high is not None
        covered += found.low <= 0 <= found.high
        noise = estimate_noise_share(before, after, samples)
        assert noise.low is not None and noise.value is not None
        shares += noise.low <= 0
        values.append(noise.value)
        detected += compare_flips(int((after > before)[0].sum()), int((after < before)[0].sum())) < 0.05
    assert 0.93 <= covered / SEEDS <= 0.97
    assert shares / SEEDS >= 0.95  # nothing is below 0, so only the lower end can be wrong
    assert abs(float(np.mean(values))) < 0.003
    assert detected / SEEDS <= 0.05


@pytest.mark.parametrize("seed", range(2))
def test_tau_by_chance_is_that_of_answers_exchanged_one_by_one(seed: int) -> None:
    before, after = make_answers(seed, models=4, items=50)
    chance, p = compare_orders(before, after, draws=4000)
    random = np.random.default_rng(1)
    middle = (before + after).mean(axis=1) / 2
    taus = []
    for _ in range(1500):
        half = ((before - after) * random.choice((-1, 1), before.shape)).mean(axis=1) / 2
        taus.append(stats.kendalltau(middle - half, middle + half).statistic)
    assert chance.value == pytest.approx(float(np.median(taus)))
    observed = stats.kendalltau(before.mean(axis=1), after.mean(axis=1)).statistic
    assert p == pytest.approx(np.mean(np.array(taus) <= observed + 1e-9), abs=0.03)


def test_no_other_order_is_found_where_there_is_none() -> None:
    """Of close models on few items tau-b and its whole interval are below 1, and that shows nothing."""
    random, knows = np.random.default_rng(13), np.linspace(0.5, 0.62, 8)[:, None]
    below = promised = changed = 0
    ranks = np.zeros(8)
    for seed in range(SEEDS):
        before = (random.random((8, 150)) < knows).astype(float)
        again = (random.random((8, 150)) < knows).astype(float)
        after = np.where(random.random((8, 150)) < 0.2, again, before)
        samples = resample_items(before, after, draws=200, seed=seed)
        tau = estimate_rank_correlation(before, after, samples)
        chance, p = compare_orders(before, after, draws=200, seed=seed)
        assert tau.value is not None and tau.high is not None and p is not None
        assert chance.low is not None and chance.high is not None
        below += tau.high < 1
        changed += p < 0.05
        promised += chance.low <= tau.value <= chance.high
        drawn = rank_models(samples.after)
        for model, place in enumerate(rank_models(after.mean(axis=1))):
            rank = estimate_rank(int(place), drawn[:, model])
            assert rank.low is not None and rank.high is not None
            ranks[model] += rank.low <= 8 - model <= rank.high
    assert below / SEEDS > 0.9
    assert changed / SEEDS <= 0.07  # 5 %, and twice the standard error of 500 worlds
    assert promised / SEEDS >= 0.93
    assert (ranks / SEEDS >= 0.9).all(), ranks


def test_another_order_is_found_where_there_is_one() -> None:
    """Validating makes two models right where they were mostly wrong: they overtake two others."""
    random, found = np.random.default_rng(17), 0
    knows, helps = np.array([0.5, 0.55, 0.6, 0.65])[:, None], np.array([0.6, 0.6, 0.0, 0.0])[:, None]
    for seed in range(100):
        before = random.random((4, 200)) < knows
        after = before | (random.random((4, 200)) < helps)
        _, p = compare_orders(before.astype(float), after.astype(float), draws=200, seed=seed)
        found += p is not None and p < 0.05
    assert found >= 95
