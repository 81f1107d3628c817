"""Two texts that say the same, as a machine and as a French journalist would."""

from __future__ import annotations

# Both written for this project: the first follows an English sentence word by word, the second does not.
MACHINE = (
    "Le directeur exécutif a déclaré lors de la conférence de presse que la compagnie était excitée d'annoncer le "
    "nouveau produit. Il a également ajouté que les clients seront capables de l'acheter à partir du mois prochain. "
    "Cependant, certains analystes ont été sceptiques et ont dit que les prix étaient trop élevés. La compagnie a "
    "été fondée il y a dix ans et elle a maintenant plus de deux mille employés. Les actions de la compagnie ont "
    "chuté après l'annonce, mais elles ont récupéré plus tard dans la journée. Le directeur a dit qu'il était "
    "confiant que les ventes seront fortes."
)
NATIVE = (
    "Voilà dix ans que la maison cherchait son second souffle ; elle pense l'avoir trouvé. Dès le mois prochain, ses "
    "clients pourront s'offrir l'appareil, dont la direction attend monts et merveilles. Reste le prix, que plus "
    "d'un analyste juge salé. En Bourse, d'ailleurs, on n'a guère applaudi : le titre, malmené à l'ouverture, ne "
    "s'est ressaisi qu'en fin de séance. Rien qui entame l'optimisme du patron, lequel voit déjà les rayons vides "
    "à Noël. Aux deux mille salariés, on a promis une prime ; encore faut-il que les ventes suivent."
)
