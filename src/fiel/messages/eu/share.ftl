# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Jendeak partekatzen dituen bereizgarria eta txartela.
together = Kanpaina guztiak
badge = % { $percent } balidatuta
badge-simulated = % { $percent } balidatuta · simulatua
simulated = Datu simulatuak
card-percent = % { $percent }
card-items = { $total ->
    [one] Elementu { $total }: { $validated } balidatuta
   *[other] { $total } elementu: { $validated } balidatuta
}
card-people = { $people ->
    [one] pertsona { $people }
   *[other] { $people } pertsona
}
card-answers = { $answers ->
    [one] erantzun { $answers }
   *[other] { $answers } erantzun
}
card-work = { $people } · { $answers }
card-purpose = Pertsonek, banan-banan, egiaztatzen dituzte hizkuntza-ereduak ebaluatzeko erabiltzen diren itzulpenak.
card-people-at-most = Pertsonak: gehienez { $people }
card-days = Erantzunak dituzten egunak: { $days }
card-person = Boluntario bat
