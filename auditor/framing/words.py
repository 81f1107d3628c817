"""Content words of an article: what is left without function words, names, numbers and web addresses."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.reading import Document

MIN_LENGTH = 4
_FUNCTION = frozenset(
    "abord afin ailleurs ainsi alors année années août après assez aucun aucune aujourd'hui auprès aura auraient "
    "aurait aussi autre autres avaient avait avant avec avez avoir avons avril ayant beaucoup besoin bien c'est "
    "cela celle celles celui cependant certain certaine certaines certains cette ceux chaque chef chez chose choses "
    "comme comment contre cours côté dans davantage deja depuis dernier dernière derrière deux devant devra "
    "dimanche dire dit doit doivent donc dont durant début décembre déjà désormais effet elle elles encore enfin "
    "ensuite entre environ est-ce euros eux exemple faire fait faut façon fois font février gens grand grande heure "
    "heures hier hors ici ils jamais janvier jeudi jour jours juillet juin jusqu jusque laquelle lequel lesquels "
    "leur leurs lieu loin long lors lorsque lundi mais malgré mardi mars matin mercredi mettre milliards millions "
    "moins mois moment même mêmes nombre notamment notre nous nouveau nouvelle novembre octobre parce parfois parmi "
    "part partie pendant personne peut peuvent place plupart plus plusieurs plutôt point pour pourquoi pourrait "
    "pourtant pouvait pouvoir premier première presque près puis quand quatre quel quelle quelles quelque quelques "
    "quels quoi rien samedi sans sauf selon semaine septembre sera serait seront ses seul seule seulement soir soit "
    "sont sorte sous souvent suis suite sur surtout tandis tant tard telle tels temps toujours tous tout toute "
    "toutefois toutes trois trop très unes vendredi vers veut voici voilà voir vont vos votre vous également "
    "étaient était étant être".split()
)


def content_words(document: Document) -> Iterator[str]:
    """Content words, lower case, in order; capitalised names inside sentences are left out."""
    named = {name.start for name in document.names if not name.initial}
    ends = {name.start: name.end for name in document.names if not name.initial}
    skip_until = 0
    tokens = document.tokens
    for text, start in zip(tokens.texts, tokens.starts, strict=True):
        if start in named:
            skip_until = ends[start]
        if start >= skip_until and len(text) >= MIN_LENGTH and text not in _FUNCTION and text.isalpha():
            yield text
