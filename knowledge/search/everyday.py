"""Words that the field shares with everybody: they are looked for here, but alone they show little.

A query about a citizen's need has a word of the field, or is met in all its words. These are the words of the
thesaurus that are among the commonest in written Danish (frequency lists such as wordfreq's) and that other desks,
or a private errand, use just as well.
"""

from __future__ import annotations

from typing import Final

from knowledge.search.stemming import stem
from knowledge.text import words

EVERYDAY: Final = frozenset(
    stem(word)
    for word in words(
        """
        adgang afsnit afslutning aften afslag afkast aktiviteter alternativ alternativt ambassadør anholdt anonym
        ansat ansatte ansøgning ansøgninger app apps arbejde arbejder arbejdsgiver arbejdsmiljø arbejdsplads artikel
        arrangement bad bade badminton bage bager bagefter ballade band bande baner bank barn barnet base batteri
        bedstefar bedstemor begrænsninger beregne beskidt besparelser bestemme bestemmer bestiller besøg betale
        betaling bevægelse bil billeder billedkunst billetter bind biograf biograf bog bolig bopæl brev breve bror
        brune bryllup brænder budget bus bussen by bygge byggeri bøde bøder børn børnene café cafe casino chat chef
        cigaretter club coach computer computere cykel cykle cykling dag dans data datter datteren design digital
        digitalt direktør diskret dokumentation dokumenteret dom dommer drengen drift drive drømme dyr dør døren
        dødsfald effekt efterskole eksamen eksperiment elektronisk elev elsker engageret enhed enke faderen
        familie familien familier far farfar farmor fartbøde fed fejl ferie festival firma firmaer fisk fitness flad
        flasken flyder flytte fodbold fodboldtræner foran forening foreninger forhandle forhandling fortrolig forum
        foto fred freds fremgang fremskridt fremtid fri fritid frivillig frokost fryser fugle fuld fyret fyrværkeri
        fællesskab færdig fætter føles gade gaden gammel gamle gang gangen gardin gevinst glad glas godkende
        godkendelse graf gratis graver gravid gruppe grupper guide guitar gulv gymnasium gymnastik gæst gæster
        gåtur hal handel handler have hemmeligt hente hentes hest heste hjem hjemmeside hobby hold holdet hospital
        hotel hund hunde hurtigt hus husleje hustru hvile hygge hytte håb håndbold håndværk håndværker idé ideer
        identitet idræt indbrud indflydelse indkøb indretning indstilling indtægter innovation institution integration
        interesse interesser internet investering ipad it job kaffe kage kager karriere kat kasser kilo kirke kirken
        klasse klub kode kollega kolleger kollegaer kollektiv koncert koncerter konference konferencer kone kontor
        kontoret kor kreativ kreative kredit kreditkort kultur kunst kunstner kursus kurser kusine kvinde kvinder
        køkken kælder køb købe købmand køres kørekort landbrug landsby landsbyen ledelse ledig ledige lejlighed
        leder ler lokal lokale lokalt lugter lyst læge læse lån låne lærer lægebesøg løbe løn mad maling male maleri
        maskine medarbejder medarbejdere medicin mester metro miljø minutter mobil mobilen mobiltelefon
        moderen mor morfar mormor morges motion motionsrum museum musik musikskole myndighed mål måle måles måling
        målt møde møder mødes mødelokale møbler nabo naboer nat natten natur nedlagt nettet netværk nord notat nu
        nyhed nøgle nøgler olie online onkel operation opkald oplevelser opslag opskrift orden organisationen
        organisering oversigt overskrift overtage overtager pakke pakker papir papirer park parkere partner passe
        pause pc pension penge pizza planlægning planter plan planen plads point politi politik post postkasse
        postkassen praktik pris priser problem program programmering projekt præst pædagog regel regler registrering
        regning regninger rejse rejser rengøring restaurant resultat resultater retning ride ringe robot ryge
        råb råd rådgiver sal samle sammenhæng samtale sang selskab selvstændig senior service ses sjov skab skat
        skatte skilt skole skrive skriver skærm skærme slippe smartphone smykker sms snak software sommer spare sparer
        spil spiller spise sport sprog statistik status stil stilling stillinger stol stof straf struktur strøm
        studerende studere studie studie støj stue sukker svampe svømning svømme svømmehal sygehus sygehuset syge
        sygdom symaskine synge system søn sønnen søster tage talent talenter tandlæge tante teater tegn tegne teknik
        teknikker teknologi telefon telefonen telt tid tider tilladelse tilsyn time timer tjekke tjener toget
        toilet tolk trappe tre turnering tur ture tv træ træner træning tøj uddannelse udenlandsk
        udenlandske udgifter udlejning udvalg ugen underskrive underskrift undersøge undersøgelse
        undervisning undersøgt uniform vagt vand vask vaske vej vejen ven venner ventetid video vin vinter
        virksomhed virksomheder virkning vogn vurdering vægt værelse værksted væsen yoga zoom øl ældre økonomi
        ønske ønsker årligt åben åbent åbner åbningstid
        """
    )
)
