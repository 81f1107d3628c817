"""Function words by language that tell it from its neighbours; words that mislead are left out."""

from __future__ import annotations

STOPWORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "le la les des du de l' d' qu' et est une un dans pour que qui sur par au aux avec ce cette ces "
        "pas plus n' il elle ils elles nous vous été être sont s' ont mais ou où à leur leurs son sa ses "
        "c' même aussi après entre sans selon ainsi dont lors comme tout tous très",
        "en": "the of and to in is that for was with as on are by be this from at it his her they have has had "
        "not which were their been would will said who an but or what about more when there can your you "
        "our we us its",
        "es": "el los las del y en que por con para una es se al lo como más pero sus su fue ha este esta son "
        "entre cuando muy sin sobre también hasta desde donde nos ya han había",
        "pt": "o os as da do das dos em um uma não com para por mais foi ao à como mas seu sua ou ser quando "
        "muito nos já também só pelo pela até isso ela entre era depois são é está na no nas",
        "de": "der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur "
        "oder aber vor zur bis mehr durch man sein wurde",
        "it": "il lo gli di che è un una in per con non sono del della dei delle al alla da dal si come più "
        "anche ma ha nel nella questo questa ed essere stato ai",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er die om ook als bij maar door over "
        "worden wordt naar uit nog werd heeft hij ze deze",
    }.items()
}
