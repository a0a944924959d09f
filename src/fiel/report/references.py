"""The works that a report's methods come from."""

from fiel.benchmarks.benchmark import Reference

KRIPPENDORFF = Reference(
    title="Computing Krippendorff's Alpha-Reliability",
    authors=("Klaus Krippendorff",),
    year=2011,
    url="https://repository.upenn.edu/asc_papers/43",
)
CLOPPER_PEARSON = Reference(
    title="The use of confidence or fiducial limits illustrated in the case of the binomial. "
    "Biometrika 26(4), 404–413",
    authors=("C. J. Clopper", "E. S. Pearson"),
    year=1934,
    url="https://doi.org/10.1093/biomet/26.4.404",
)
WILSON = Reference(
    title="Probable inference, the law of succession, and statistical inference. Journal of the American "
    "Statistical Association 22(158), 209–212",
    authors=("Edwin B. Wilson",),
    year=1927,
    url="https://doi.org/10.1080/01621459.1927.10502953",
)
NEWCOMBE = Reference(
    title="Interval estimation for the difference between independent proportions. Statistics in Medicine "
    "17(8), 873–890",
    authors=("Robert G. Newcombe",),
    year=1998,
    url="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
)
KORN_GRAUBARD = Reference(
    title="Confidence intervals for proportions with small expected number of positive counts estimated from "
    "survey data. Survey Methodology 24(2), 193–201",
    authors=("Edward L. Korn", "Barry I. Graubard"),
    year=1998,
    url="https://www150.statcan.gc.ca/n1/en/catalogue/12-001-X19980024356",
)
CAMERON = Reference(
    title="Robust inference with multiway clustering. Journal of Business & Economic Statistics 29(2), "
    "238–249",
    authors=("A. Colin Cameron", "Jonah B. Gelbach", "Douglas L. Miller"),
    year=2011,
    url="https://doi.org/10.1198/jbes.2010.07136",
)
