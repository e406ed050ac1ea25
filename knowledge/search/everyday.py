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
        accept adgang afbryder afdelingen afhentning afkast afløser afprøve afslag afslutning afsnit aften
        aftensmad aktie aktiviteter alarm alene alternativ alternativt ambassadør ambulance anderledes anholdt
        anonym ansat ansatte ansættelse ansøgning ansøgninger app appetit apps arabisk arbejde arbejder
        arbejdsgiver arbejdsmiljø arbejdsplads arrangement artikel avis baby bad bade badminton bage bagefter
        bager bageri bagværk bajer ballade band bande baner bange bank barn barnet base batteri beboer beboerne
        bedstefar bedstemor begrænsninger behandler bekendte bekymringer belastning belyse beregne beregning
        berettiget beroligende beskeder beskidt besparelser bestemme bestemmer bestiller bestilt bestilte besøg
        betale betaling betændelse bevægelse bil bilen billeder billedkunst billetter bind biograf bistand
        bivirkninger blind blodprøver blokerer blomster bog boldspil bolig bondegård bopæl bord bordtennis brand
        brev breve bror brune bryllup brænder brætspil brød budget bunken burger bus bussen butik butikker by
        bygge byggeri bænk bænken bøde bøder bøger børn børnene båd bål café caféen cafe casino chat chef chips
        chok cigaretter club coach coke cola computer computere computerspil container cykel cykle cykler
        cykling dag dans data dato datter datteren deadline deltid design diagnose digital digitalt dilemma
        direktion direktør diskret diskretion dokumentation dokumenteret dom dommer drama drengen drift drive
        drivkraft drukket drømme dyr dyrlæge dødsfald døgn dømt dør døren effekt efterskole ejerskab eksamen
        eksperiment eksploderer elektronisk elev elsker engageret enhed enke ernæring evaluering exit faderen
        familie familiemedlem familien familier far farfar farmor fartbøde farver faster fastfood feber fed
        feedback fejl ferie feriekalender fest festival film firma firmaer fisk fitness fix fjernsyn flad
        flasken fly flyder flytte fodbold fodboldhold fodboldtræner foran forandring foredrag forening
        foreninger forfulgt forgæves forhandle forhandling forhindre forladt forlænges formand formiddag formål
        forsvundet fortrolig forum foto fotograf fotografere fravær fred freds fremgang fremskridt fremtid fri
        frist fristed frister fritid frivillig frokost frygt fryser fugle fuld fuldmagt fyret fyrværkeri
        fællesskab færdig færdiggøre fætter føles gade gaden gamer gaming gamle gammel gang gangen gardin
        gardiner garn gartner gas gave geder generation genert gennemgående gevinst gips glad glas gnist
        godkende godkendelse graf gratis graver gravid gruppe grupper græder grænse grøntsager guide guitar gulv
        gymnasium gymnastik gæst gæster gård gåtur hal hammer handel handler hav have helbredelse helhed
        hemmeligt hente hentes hest heste hjem hjemmeside hjerte hobby hold holdet hospital hotel hukommelse
        hund hunde hurtigt hus husholdning husleje hustru hvile hygge hytte hænderne høns håb håndbold håndholdt
        håndtere håndværk håndværker idé ideer identitet idræt idrætsforening indbrud indflydelse indkalde
        indkøb indkøbscenter indretning indskud indstilling indtægter infektion informeret innovation innovativ
        institution instruktion integration interesse interesser internet interval investering ipad it jaloux
        job joint jul juletræ kaffe kage kager kalender kamera kammerat kammerater kaos karakter karantæne
        karriere kartofler kassen kasser kat katalog keramik kilo kirke kirken klasse klokken klub klubhus
        knægten knække knækket kode kok kollega kollegaer kolleger kollegium kollektiv kolonihave kompas
        kompliceret koncert koncerter kone konference konferencer konflikt konflikter kontor kontoret kor kort
        kortlægning kost kreativ kreative kreativt kredit kreditkort krigen kriterier krop kræft kultur kunst
        kunstner kurser kursus kurve kusine kvalificere kvartal kvinde kvinder kælder kæreste kæresten kø køb
        købe købmand køkken kørekort køres kørestol lager lammet lampe landbrug landsby landsbyen larm larmer
        ledelse leder ledig ledige lejebolig lejemål lejlighed lektion lektioner ler leverandør leverandører
        lidenskab livsstil livsvarig lokal lokale lokalområdet lokalt loppemarked LSD lugter lunger lyde lyst
        læge lægebesøg lærer lærling lærred læse løbe løbetur løn lønmodtager lån låne mad magt mail makker male
        maleri maling manden maskine matematik medarbejder medarbejdere medicin meditation menighed messenger
        mester metro migræne miljø minister minutter mistet mobil mobilen mobiltelefon moderen modig modstand
        modstander montage mor morfar morgenmad morges mormor moster motion motionsrum museum musik musikskole
        muskler muslimsk myndighed møbler møde mødelokale møder mødes mødested møg mål måle måles måling
        målsætning målt måltider måned nabo naboer naboerne nabolaget nat natten natur nede nederlag nedlagt
        nedtur negle nerver nettet netværk nord notat nu nyhed nytænkning nøgle nøgler nål nåle observation
        observere olie omgivelser omlægning omsorg onkel online operation opgradere opholdstilladelse ophører
        opkald oplevelser oplæg oprydning opskrift opslag opsparing opsøge opsøger orden ordforråd
        organisationen organisering overdrage overfald overforbrug overgang overgangen overnatning overnatter
        oversigt overskrift overtage overtager pakke pakker panik papir papirer park parkere partner pas passe
        passion passiv patient patienten pause pc penge pensel pension pensionist pensionister perler permanent
        pige pigen piger piller pilot pizza plads plan planen planlægning planter plaster pleje point politi
        politik post postkasse postkassen pot praktik presset pris priser problem program programmering projekt
        præst prøve puls pusher puster pædagog påklædning påmindelse quiz radio regel regionen registrering
        regler regn regning regninger rejse rejser rekruttering relationer rengøring rente renter respekt
        respons ressourcer restaurant resultat resultater retning rettigheder ride ringe robot rocker rod roder
        rodet rollerne rollespil rundvisning ryge ryster rytmisk rødvin røg råb råd rådgiver sal samle
        sammenhæng samtale sang sanser score scorer screening sejler selskab selvstændig seng senior service ses
        shopping sjov skab skak skala skam skat skatte skema skib skilt skjult skole skolegang skolestart skov
        skriftlig skrive skriver skruer skub skulder skur skype skændes skærm skærme slank slik slippe slutter
        slægtning smartphone sms smykker snak snaps snavs sne snedker sodavand sofa software sol sommer sort
        sortere sove spare sparer sparket speed spejderne spil spiller spise sport sprit sprog sprut spørgsmål
        stafetten stald statistik status stave stil stilling stillinger stiv stof stol stolthed storebror
        storesøster straf straks strand strikke struktur stryge strøm studere studerende studie stue styrker
        styrketræning stævne støj sukker sund supermarked supermarkeder suppe svampe svigermor svømme svømmehal
        svømning sy sygdom syge sygehus sygehuset symaskine synge syr syrisk system sø søn sønnen sørger søster
        søvn sår tablet tag tage tal talent talenter taletid tandlæge tante tastatur tavle te teams teater
        teenager tegn tegne teknik teknikker teknologi telefon telefonen telt terapeut terapi test testes tid
        tider tidlig tidligt tilbagevenden tilfredshed tilladelse tilsyn time timer tjekke tjener tog toget
        toilet tolk torvet trang trappe tre trommer træ træner træning træthed trådene tur ture turnering tv
        tvang tvivl tvivler tyk tyrkisk tyveri tænder tændt tøj tømrer tørklæde udbytte uddannelse udelukket
        udendørs udenlandsk udenlandske udflugt udgifter udlejning udlændinge udløbsdato udvalg uenige uenighed
        uge ugen ukendt ulykke underskrift underskrive undersøge undersøgelse undersøgt undervisning undgår
        uniform uro uset uændret uønsket vaccine vagt vand vanvid varme vask vaske vasketøj vej vejen
        vejrtrækning ven veninde venner venskab venskaber ventetid veteran video vin vindue vinter virkning
        virksomhed virksomheder virtuel vodka vogn vred vrede vurdering væg vægt vække værelse værksted værktøj
        væsen våd weekenden workshop workshops yoga zoom æg ægtefælle ældre øjeblikkeligt økonomi øl ønske
        ønsker åben åbent åbner åbningstid årligt
        """
    )
)
