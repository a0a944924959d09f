from fiel.sharing.figures import Figures


def make_figures(*titles: str, percent: int = 47, simulated: bool = False) -> Figures:
    return Figures(titles, percent * 20, 2000, percent, 61, 5012, simulated)
