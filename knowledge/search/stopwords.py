"""Danish words that tell nothing about what is looked for."""

from __future__ import annotations

from typing import Final

from knowledge.search.stemming import stem
from knowledge.text import words

SILENT: Final = frozenset(
    words(
        """
        ad af aldrig alle allerede allermest alt altid altså anden andet andre at bl blev blive
        bliver både bør ca da de dem den denne der deraf deres derfor derhen dermed dertil derved
        det dette dig din disse dit dog du dvs efter egen eget egne eller ellers en end eneste er et
        evt feks for fordi fra fx få får før først gennem ham han hans har havde have hele helt hen
        hende hendes henover her hos hun hvad hvem hver hverken hvilke hvilken hvilket hvis hvor
        hvoraf hvordan hvorfor hvornår i iblandt idet ift igen iht ikke imellem imod ind inde inden
        indtil ingen intet især ja jeg jer jf jo kan kom kun kunne langs lidt lige ligesom man mange
        med meget mellem men mens mere mest mfl mht mig min mine mit mod mv måske måtte ned nej
        nogen noget nogle nok nr nu når nær nærmere næsten obs og også om omkring op os osv over par
        pcs pga pr pt på sammen samt se selv selvom set siden sig sin sine sit skal skulle snart som
        stadig stk så sådan tidligere til to tre ud uden under ved vedr vedrørende vha vi via vil
        ville vore vores være været
        """
    )
)

FAINT: Final = frozenset(
    stem(word)
    for word in words(
        """
        aftale bare begynde behov behøve bestemt borger borgere bruge burde dag dage del der dreje dårlig
        egentlig eksempel enkelt enkelte etablere fin finde findes flere fleste flot forhold forløb
        forskellig forsøg forsøge fortsat fortælle frem fremad fuld fungere føle gang gange ganske
        generel gerne give gjort god gode godt gå gået går gøre hedde hel henvise hjælp hjælpe holde
        hurtig hvert højre hør høre igang igangsætte indenfor indgå indsats indsatser kende kender
        kigge klar klare komme kommer kommet kommunal kommune kommunen kort korte kræve kunne lade
        lang lave lavet ligge lille længe læse mangle mene menneske mennesker mulig mulighed måde
        målgruppe måned nem nemt nogensinde ny nye nyt nødvendig opleve ordentlig passe pege person
        personer problem problemer prøve prøver ramme relevant rigtig rigtigt rundt sag sager sat
        sidde sidst sidste sige siger situation ske sker slags smule små snakke spørge stor store
        stå står støtte svær svært synes særlig særlige sætte søge tage tager taget tid tilbage
        tilbud tilbyde tilgang tilknytte tilstrækkelig ting tro typisk tænke udenfor uge valg vej
        venstre modtage mandag tirsdag onsdag torsdag fredag lørdag søndag bygge hylde lade rart sjov lys mørk
        vide virke vise væk vælge vælger værd år øge ønske ønsker
        """
    )
)
"""Stems of general words and of what every entry is about: they weigh little, but they break ties."""
