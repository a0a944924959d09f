"""Statistics of models that answered the same items before and after a validation.

Everywhere, ``before`` and ``after`` are matrices of 0 and 1, one row per model and one column per item:
whether the model was right. The models are those that were compared, not a sample. The items are taken as a
sample of the items that the benchmark could have had, so intervals come from resampling items. An item takes
all of its answers along, of every model and from both sides: that makes the comparison a paired one.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
DRAWS = 5000
SEED = 20240601
"""Resamples behind an interval, and the seed that makes them the same in every run."""

Matrix = NDArray[np.float64]

_CHUNK = 4_000_000  # numbers drawn at a time
_TAILS = ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its 95 % confidence interval; all None when it is undefined."""

    value: float | None
    low: float | None
    high: float | None


NO_ESTIMATE = Estimate(value=None, low=None, high=None)


@dataclass(frozen=True, slots=True)
class Resamples:
    """What bootstrap samples of the items gave (Efron & Tibshirani 1993, chapters 6 and 13).

    Attributes:
        before: Each model's accuracy, one row per sample.
        after: The same after the validation.
        noise: The sampling variance of `estimate_noise_share`, in each sample: of the differences, then of
            the means of both sides.
    """

    before: Matrix
    after: Matrix
    noise: Matrix


def resample_items(before: Matrix, after: Matrix, *, draws: int = DRAWS, seed: int = SEED) -> Resamples:
    """Draw as many items as there are, with replacement, ``draws`` times.

    Items with the same answers are exchangeable, so the number of each pattern of answers is drawn, from the
    multinomial distribution, instead of single items: the same distribution, with less to draw.
    """
    models, items = before.shape
    patterns, counts = np.unique(np.vstack([before, after]).T, axis=0, return_counts=True)
    spreads = np.stack([_spread(patterns[:, models:] - patterns[:, :models]), _spread(_middle(patterns))])
    random = np.random.default_rng(seed)
    sums, within = [], []
    for size in _chunks(draws, len(counts)):
        drawn = random.multinomial(items, counts / items, size=size)
        sums.append(drawn @ patterns / items)
        within.append(drawn @ spreads.T)
    means, totals = np.vstack(sums), np.vstack(within)
    left, right = means[:, :models], means[:, models:]
    noise = _sampling_variances(left, right, totals, items) if models > 1 and items > 1 else totals * math.nan
    return Resamples(left, right, noise)


def _chunks(draws: int, width: int) -> Iterator[int]:
    size = max(1, _CHUNK // max(width, 1))
    for start in range(0, draws, size):
        yield min(size, draws - start)


def _middle(patterns: Matrix) -> Matrix:
    models = patterns.shape[1] // 2
    middle: Matrix = (patterns[:, models:] + patterns[:, :models]) / 2
    return middle


def _spread(values: Matrix) -> Matrix:
    """Return the sum of squares around the models' mean, for each row."""
    centred = values - values.mean(axis=1, keepdims=True)
    total: Matrix = np.square(centred).sum(axis=1)
    return total


def _sampling_variances(before: Matrix, after: Matrix, totals: Matrix, items: int) -> Matrix:
    """Return the mean square of the interaction of models and items, divided by the number of items.

    The sum of squares of the interaction is that of the items' spreads (``totals``) minus that of the models'
    means; see `estimate_noise_share`.
    """
    models = before.shape[1]
    means = np.stack([_spread(after - before), _spread((after + before) / 2)], axis=1)
    variances: Matrix = (totals - items * means) / ((models - 1) * (items - 1)) / items
    return variances


def bound_percentiles(samples: Matrix) -> tuple[float, float]:
    """Return the percentile interval of bootstrap samples (Efron & Tibshirani 1993, section 13.3)."""
    low, high = np.quantile(samples, _TAILS)
    return float(low), float(high)


def estimate_difference(before: Matrix, after: Matrix, differences: Matrix) -> Estimate:
    """Estimate the change of one model's accuracy, from -1 to 1.

    ``before`` and ``after`` are its answers, ``differences`` its changes in the bootstrap samples. When no
    answer flipped, every sample says 0, and the interval is instead what no flip among ``n`` items allows:
    with 95 % confidence fewer than ``1 - 0.05 ** (1 / n)`` of all items flip (the exact form of the rule of
    three, Hanley & Lippman-Hand 1983), so the change is within that of 0.
    """
    if not before.size:
        return NO_ESTIMATE
    if not (before != after).any():
        most = 1 - (1 - CONFIDENCE) ** (1 / before.size)
        return Estimate(value=0.0, low=-most, high=most)
    low, high = bound_percentiles(differences)
    return Estimate(value=float(after.mean() - before.mean()), low=low, high=high)


def compare_flips(gained: int, lost: int) -> float:
    """Return the p-value of McNemar's test in its exact form, two-sided.

    If a change did nothing, each of the ``gained + lost`` items whose answer flipped became right or wrong
    with the same probability, so ``gained`` has a binomial distribution with one half (McNemar 1947, with
    the exact distribution in place of chi-squared).
    """
    flips = gained + lost
    term = total = 1
    for count in range(min(gained, lost)):
        term = term * (flips - count) // (count + 1)
        total += term
    return float(min(1, 2 * total / 2**flips))


def rank_models(accuracies: Matrix) -> NDArray[np.int64]:
    """Rank each row's models from 1, the best; equal models share the better rank."""
    above = accuracies[..., None, :] > accuracies[..., :, None]
    ranks: NDArray[np.int64] = 1 + above.sum(axis=-1)
    return ranks


def estimate_rank(rank: int, samples: NDArray[np.int64]) -> Estimate:
    """Estimate a rank, with the interval of the ranks that a model had in the bootstrap samples."""
    low, high = np.quantile(samples, _TAILS, method="inverted_cdf")
    return Estimate(value=float(rank), low=float(low), high=float(high))


def correlate_ranks(before: Matrix, after: Matrix) -> Matrix:
    """Return Kendall's tau-b of the order of the models, for each row of accuracies; NaN if undefined.

    Formula: Kendall (1945), ``(C - D) / sqrt((P - T_before) * (P - T_after))`` with the numbers of concordant
    and discordant pairs, of all pairs, and of pairs that are equal before or after.
    """
    upper = np.triu_indices(before.shape[-1], k=1)
    left, right = (
        np.sign(np.round(each[..., :, None] - each[..., None, :], 12))[..., upper[0], upper[1]]
        for each in (before, after)
    )
    untied = np.abs(left).sum(axis=-1) * np.abs(right).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        tau: Matrix = (left * right).sum(axis=-1) / np.sqrt(untied)
    return tau


def estimate_rank_correlation(before: Matrix, after: Matrix, samples: Resamples) -> Estimate:
    """Estimate Kendall's tau-b between the leaderboards; undefined when all models tie on a side."""
    value = float(correlate_ranks(before.mean(axis=1), after.mean(axis=1)))
    if math.isnan(value):
        return NO_ESTIMATE
    drawn = correlate_ranks(samples.before, samples.after)
    low, high = bound_percentiles(drawn[~np.isnan(drawn)])
    return Estimate(value=value, low=low, high=high)


def compare_orders(
    before: Matrix, after: Matrix, *, draws: int = DRAWS, seed: int = SEED
) -> tuple[Estimate, float | None]:
    """Return Kendall's tau-b as it would be if validating had no effect, and the p-value of the observed one.

    Flips that are pure chance also change an order, so tau-b is below 1, and so is its interval, even where
    nothing changed. Without an effect, each flipped answer could as well have flipped the other way: a
    randomization test exchanges both answers of a model to an item with probability one half (Edgington &
    Onghena 2007). A model's number of exchanges has a binomial distribution. The estimate is the median, with
    the middle 95 % of the draws; p is the share of the draws, the observed one included (Phipson & Smyth
    2010), with a tau-b as low. Models that validating moved alike, or together on the same items, make it
    larger, never smaller.
    """
    tau = float(correlate_ranks(before.mean(axis=1), after.mean(axis=1)))
    if math.isnan(tau):
        return NO_ESTIMATE, None
    flips, items = (before != after).sum(axis=1), before.shape[1]
    middle = (before.mean(axis=1) + after.mean(axis=1)) / 2
    exchanged = np.random.default_rng(seed).binomial(flips, 0.5, size=(draws, len(flips)))
    half = (2 * exchanged - flips) / (2 * items)
    drawn = correlate_ranks(middle - half, middle + half)
    p = (1 + int((~(drawn > tau + 1e-9)).sum())) / (1 + draws)  # an undefined one counts as low
    drawn = drawn[~np.isnan(drawn)]
    if not drawn.size:
        return NO_ESTIMATE, p
    low, high = bound_percentiles(drawn)
    return Estimate(value=float(np.median(drawn)), low=low, high=high), p


def measure_noise_share(before: Matrix, after: Matrix) -> float | None:
    """Return the translation's share of the variance between the models' scores, on these very items.

    A mistake that hurts all models alike moves no model on a leaderboard; one that hurts some of them does.
    With ``a_iv`` the accuracy of model ``i`` on version ``v`` (before, after), ``a_iv = mean + model_i +
    version_v + interaction_iv``: what moves the leaderboard is the interaction. Its share of the variance
    between the models on one version is ``1 - ICC(C,1)`` (McGraw & Wong 1996; the ICC(3,1) of Shrout & Fleiss
    1979), which for two versions is ``var(after - before) / (var(before) + var(after))``. 0: the versions put
    the same distances between the models. 1: what one version says of them, the other does not; an ICC below
    0, where the order is reversed, counts as 0. None when no two models differ.
    """
    left, right = before.mean(axis=1)[None], after.mean(axis=1)[None]
    share = _noise_share(left, right, np.zeros((1, 2)))[0] if len(before) > 1 else math.nan
    return None if math.isnan(share) else float(share)


def estimate_noise_share(before: Matrix, after: Matrix, samples: Resamples) -> Estimate:
    """Estimate the share of `measure_noise_share` on all items that the benchmark could have had.

    On a finite number of items, flips that are pure chance also move models differently. The variances are
    therefore those of the crossed design models × versions × items, with items as a random facet (Brennan
    2001, *Generalizability Theory*, chapter 3): from each observed variance of means, the mean square of its
    interaction with items, divided by the number of items, is subtracted. The result can be a little below 0
    when there is no effect.

    A bootstrap sample of items has that variance twice, once from the sample that was observed and once from
    its own drawing, so it is subtracted twice there (Brennan 2007, Unbiased estimates of variance components
    with bootstrap procedures). Undefined for fewer than two models, or when the models do not differ.
    """
    models, items = before.shape
    if models < 2 or items < 2:
        return NO_ESTIMATE
    left, right = before.mean(axis=1)[None], after.mean(axis=1)[None]
    totals = np.stack([_spread((after - before).T).sum(), _spread((after + before).T / 2).sum()])[None]
    noise = _sampling_variances(left, right, totals, items)
    value = _noise_share(left, right, noise)[0]
    drawn = _noise_share(samples.before, samples.after, 2 * samples.noise)
    drawn = drawn[~np.isnan(drawn)]
    if math.isnan(value) or not drawn.size:
        return NO_ESTIMATE
    low, high = bound_percentiles(drawn)
    return Estimate(value=float(value), low=low, high=high)


def _noise_share(before: Matrix, after: Matrix, noise: Matrix) -> Matrix:
    """Return the share of the interaction, from the variances of the differences and means of both sides.

    ``var(difference) / 2`` is the component of the interaction, and ``var(mean) - var(difference) / 4`` that
    of the models, which counts as 0 when it is negative. ``noise`` is subtracted from each variance.
    """
    difference = (after - before).var(axis=1, ddof=1) - noise[:, 0]
    middle = ((after + before) / 2).var(axis=1, ddof=1) - noise[:, 1]
    total = np.maximum(middle - difference / 4, 0) + difference / 2
    usable = total > 1e-12  # all models alike, up to rounding
    share: Matrix = np.where(usable, difference / 2 / np.where(usable, total, 1), np.nan)
    return share
