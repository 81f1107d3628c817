"""Models of the third group of French verbs, by the ending of the infinitive that they replace."""

from __future__ import annotations

# ending: present (6) | future stem | past historic stem and vowel | subjunctive stems (strong[/weak]) | past participle
_MODELS = """
enir: iens iens ient enons enez iennent | iendr | in | ienn/en | enu
courir: cours cours court courons courez courent | courr | cour.u | cour | couru
mourir: meurs meurs meurt mourons mourez meurent | mourr | mour.u | meur/mour | mort
quérir: quiers quiers quiert quérons quérez quièrent | querr | qu.i | quièr/quér | quis
vrir: vre vres vre vrons vrez vrent | vrir | vr.i | vr | vert
ffrir: ffre ffres ffre ffrons ffrez ffrent | ffrir | ffr.i | ffr | ffert
cueillir: cueille cueilles cueille cueillons cueillez cueillent | cueiller | cueill.i | cueill | cueilli
saillir: saille sailles saille saillons saillez saillent | saillir | saill.i | saill | sailli
vêtir: vêts vêts vêt vêtons vêtez vêtent | vêtir | vêt.i | vêt | vêtu
fuir: fuis fuis fuit fuyons fuyez fuient | fuir | fu.i | fui/fuy | fui
bouillir: bous bous bout bouillons bouillez bouillent | bouillir | bouill.i | bouill | bouilli
dormir: dors dors dort dormons dormez dorment | dormir | dorm.i | dorm | dormi
servir: sers sers sert servons servez servent | servir | serv.i | serv | servi
cevoir: çois çois çoit cevons cevez çoivent | cevr | ç.u | çoiv/cev | çu
devoir: dois dois doit devons devez doivent | devr | d.u | doiv/dev | dû
pouvoir: peux peux peut pouvons pouvez peuvent | pourr | p.u | puiss | pu
vouloir: veux veux veut voulons voulez veulent | voudr | voul.u | veuill/voul | voulu
valoir: vaux vaux vaut valons valez valent | vaudr | val.u | vaill/val | valu
savoir: sais sais sait savons savez savent | saur | s.u | sach | su
voir: vois vois voit voyons voyez voient | verr | v.i | voi/voy | vu
prévoir: prévois prévois prévoit prévoyons prévoyez prévoient | prévoir | prév.i | prévoi/prévoy | prévu
pourvoir: pourvois pourvois pourvoit pourvoyons pourvoyez pourvoient | pourvoir | pourv.u | pourvoi/pourvoy | pourvu
mouvoir: meus meus meut mouvons mouvez meuvent | mouvr | m.u | meuv/mouv | mu
asseoir: assieds assieds assied asseyons asseyez asseyent | assiér | ass.i | assey | assis
prendre: prends prends prend prenons prenez prennent | prendr | pr.i | prenn/pren | pris
mettre: mets mets met mettons mettez mettent | mettr | m.i | mett | mis
battre: bats bats bat battons battez battent | battr | batt.i | batt | battu
dre: ds ds d dons dez dent | dr | d.i | d | du
aindre: ains ains aint aignons aignez aignent | aindr | aign.i | aign | aint
eindre: eins eins eint eignons eignez eignent | eindr | eign.i | eign | eint
oindre: oins oins oint oignons oignez oignent | oindr | oign.i | oign | oint
soudre: sous sous sout solvons solvez solvent | soudr | sol.u | solv | solu
bsoudre: bsous bsous bsout bsolvons bsolvez bsolvent | bsoudr | bsol.u | bsolv | bsous
dissoudre: dissous dissous dissout dissolvons dissolvez dissolvent | dissoudr | dissol.u | dissolv | dissous
faire: fais fais fait faisons faites font | fer | f.i | fass | fait
foutre: fous fous fout foutons foutez foutent | foutr | - | fout | foutu
coudre: couds couds coud cousons cousez cousent | coudr | cous.i | cous | cousu
maudire: maudis maudis maudit maudissons maudissez maudissent | maudir | maud.i | maudiss | maudit
dire: dis dis dit disons dites disent | dir | d.i | dis | dit
édire: édis édis édit édisons édisez édisent | édir | éd.i | édis | édit
interdire: interdis interdis interdit interdisons interdisez interdisent | interdir | interd.i | interdis | interdit
ntredire: ntredis ntredis ntredit ntredisons ntredisez ntredisent | ntredir | ntred.i | ntredis | ntredit
lire: lis lis lit lisons lisez lisent | lir | l.u | lis | lu
crire: cris cris crit crivons crivez crivent | crir | criv.i | criv | crit
rire: ris ris rit rions riez rient | rir | r.i | ri | ri
suffire: suffis suffis suffit suffisons suffisez suffisent | suffir | suff.i | suffis | suffi
uire: uis uis uit uisons uisez uisent | uir | uis.i | uis | uit
nuire: nuis nuis nuit nuisons nuisez nuisent | nuir | nuis.i | nuis | nui
boire: bois bois boit buvons buvez boivent | boir | b.u | boiv/buv | bu
croire: crois crois croit croyons croyez croient | croir | cr.u | croi/croy | cru
aître: ais ais aît aissons aissez aissent | aîtr | .u | aiss | u
connaître: connais connais connaît connaissons connaissez connaissent | connaîtr | conn.u | connaiss | connu
naître: nais nais naît naissons naissez naissent | naîtr | naqu.i | naiss | né
oître: ois ois oît oissons oissez oissent | oîtr | .u | oiss | u
vivre: vis vis vit vivons vivez vivent | vivr | véc.u | viv | vécu
suivre: suis suis suit suivons suivez suivent | suivr | suiv.i | suiv | suivi
vaincre: vaincs vaincs vainc vainquons vainquez vainquent | vaincr | vainqu.i | vainqu | vaincu
ompre: omps omps ompt ompons ompez ompent | ompr | omp.i | omp | ompu
clure: clus clus clut cluons cluez cluent | clur | cl.u | clu | clu
inclure: inclus inclus inclut incluons incluez incluent | inclur | incl.u | inclu | inclus
laire: lais lais laît laisons laisez laisent | lair | l.u | lais | lu
taire: tais tais tait taisons taisez taisent | tair | t.u | tais | tu
traire: trais trais trait trayons trayez traient | trair | - | trai/tray | trait
aller: vais vas va allons allez vont | ir | all.a | aill/all | allé
avoir: ai as a avons avez ont | aur | .u | ai/ay | eu
être: suis es est sommes êtes sont | ser | f.u | soi/soy | été
"""


def _read() -> dict[str, tuple[str, ...]]:
    table = {}
    for line in _MODELS.strip().splitlines():
        ending, _, rest = line.partition(": ")
        table[ending] = tuple(part.strip() for part in rest.split("|"))
    return table


MODELS = _read()
"""Ending to (six present forms, future stem, past stem and vowel, subjunctive stems, past participle)."""
