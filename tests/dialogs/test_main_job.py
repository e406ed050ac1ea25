"""The main job, whole: from a first sentence to a logged decision that is found again."""

from __future__ import annotations

from datetime import date

from dialogs.turns import Scope
from tests.dialogs.talk import ANNE, Talk

FIRST = "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85"


def test_a_caseworker_gets_from_a_sentence_to_a_note(anne):
    anne.verify(f"""
        > {FIRST}
        Foreløbigt forslag
        Målgruppe Fællesmængden
        Ansvarligt center AM – beskæftigelsesområdet
        Sammen med Handicap & Psykiatri (HP) og Rådgivning & Udbetaling (RU)
        Ansvar for § 85 AM har § 85
        Prioritet Ikke afgjort endnu
        Kan blive »Høj«, »Normal«, »Overvej pause« eller »Din vurdering«
        Underkategorier Misbrug
        Husk: § 85 er et frivilligt tilbud, også når AM har ansvaret
        Det forstod jeg
        Forsørgelse Kontanthjælp – »kth«
        Alder 42 år – »42 år«
        Sag i Handicap & Psykiatri Åben sag i HP – »sag i HP«
        Misbrug Misbrug der hindrer »drikker hver dag så han ikke kan passe
        § 85-støtte § 85 søgt – »søgt § 85«
        Modellen er et forslag fra 2015, ikke bekræftet af kommunen.
        Kan en kort, intensiv indsats få borgeren videre?
        [Ja] [Nej] [Ved ikke] [Log beslutning]

        > ret alder til 43
        Rettet: Alder er nu 43 år.
        Alder 43 år – dit svar

        > nej, 44 år
        Rettet: Alder er nu 44 år.
        Alder 44 år – »44 år«
        ... Ikke brugt

        [Nej]
        Har borgeren haft mange indsatser uden effekt?

        > hvorfor
        Hører borgeren til fællesmængden? I fællesmængden: Et misbrug, der hindrer job og livskvalitet
        Bygger på: Misbrug der hindrer
        »Misbruget er af sådan karakter, at det er hindrende for job, livskvalitet m.v.«

        > hvorfor spørger du
        Svaret er med til at afgøre:
        Prioritet Kan blive »Normal« eller »Overvej pause«

        > nej
        Forslag
        Prioritet Normal
        Jeg har ikke flere spørgsmål, der kan ændre forslaget.

        [Log beslutning]
        Sagsnummeret er fra
        Arbejdsmarked (AM) (valgt)

        [Gem | Sagsnummer: 2026-117 | Opfølgning (kan udelades): 2027-03-01]
        Beslutningen er logget
        Vejviser-nummer V-2222
        Logget 22. november 2026 – af Anne Holm
        Opfølgning 1. marts 2027
        Loggen er ikke journalen
        ... 44 år
        ... Misbrug

        [Vis notat]
        NOTAT
        Sag: AM 2026-117 · Vejviser V-2222
        - Alder: 44 år
        - Misbrug: Misbrug der hindrer
        Borgerens eget perspektiv
        - Målgruppe: Fællesmængden
        Et misbrug, der hindrer job og livskvalitet, er nok til at høre til fællesmængden. (afsnit 4.1)
        - Ansvar for § 85: AM har § 85
        - Prioritet: Normal
        Kilde: 360 graders analyse af Fællesmængden
        Beslutning
        - Som foreslået.
        - Opfølgning: 1. marts 2027
        Dette er en intern faglig vurdering, ikke en afgørelse.

        [Notat lagt på sagen]
        Notatet er lagt på sagen.

        > sag 2026-117
        Sag V-2222
        22. november 2026 · Anne Holm
        Fællesmængden, AM – beskæftigelsesområdet, AM har § 85, Normal
        notat lagt på sagen · opfølgning 1. marts 2027

        > mine
        V-2222: 1. marts 2027
        Seneste beslutninger
        V-2222
        ... Notat ikke lagt på sagen
        ... Kladder
    """)


def test_the_same_by_buttons_only(anne):
    anne.verify("""
        > hjælp
        [Ny vurdering]
        Hvad lever borgeren af nu?
        [Svar | Forsørgelse: Kontanthjælp]
        Hvor gammel er borgeren?
        [Svar | Alder: 52]
        Har borgeren en åben sag i Handicap & Psykiatri (HP) nu?
        [Ja]
        Målgruppe Fællesmængden
        [Flere oplysninger]
        Hvad gælder for borgeren?
        [Gem | Hvad gælder for borgeren?: Gæld, Hjemløshed]
        Underkategorier Økonomi og Andre
        [Ret oplysninger]
        [Gem | Gæld: Fjern | Hvor kommer oplysningerne fra?: journalen]
        Fjernet: Gæld.
        Forsørgelse Kontanthjælp
        dit svar · journalen
    """)
    for _ in range(3):
        if "Ved ikke" in anne.card.titles:
            anne.press("Ved ikke")
    anne.verify("""
        [Log beslutning]
        [Gem | Sagsnummer: 7]
        Beslutningen er logget
        [Vis notat]
        - Forsørgelse: Kontanthjælp (journalen)
        [Ny vurdering]
        Ny vurdering
        Hvad lever borgeren af nu?
    """)
    assert anne.kept.decision.segment == "faellesmaengde"
    assert anne.kept.decision.facts["hjemloes"].value is True


def test_the_same_by_typing_only(anne):
    anne.verify(f"""
        > {FIRST}
        > nej
        > ved ikke
        Prioritet Ikke afgjort endnu
        > log beslutning
        Skriv sagsnummeret. Bagefter kan du tilføje fx »opfølgning 1/3« eller »tovholder AM«.
        Sagsnummer (skal udfyldes, fx 2026-117):
        > gem
        Sagsnummeret mangler.
        > sag 2026-117
        Sagsnummer (skal udfyldes, fx 2026-117): 2026-117
        > opfølgning 1/3
        Opfølgning (kan udelades) (en dato, fx 1/12-2026): 1. marts 2027
        > tovholder Bo Riis
        Tovholder i Arbejdsmarked (AM) (kan udelades): Bo Riis
        > indsatser mentor
        Mentor (valgt)
        > gem
        Beslutningen er logget
        > notat
        - Prioritet: Ikke afgjort
        - Indsatser: Mentor
        - Opfølgning: 1. marts 2027
        - Tovholder: Bo Riis
        > notat lagt på sagen
        Notatet er lagt på sagen.
        > sag v-2222
        Mentor
        > tekst til borgeren
        Det er beskæftigelsesområdet i kommunen, der har din sag
        Vi har talt om: Mentor.
        Vi taler sammen igen senest den 1. marts 2027.
        Det her er ikke en afgørelse.
        ... Fællesmængden
        ... fællesmængden
    """)


def test_a_decision_records_what_was_seen(anne):
    anne.verify(f"""
        > {FIRST}
        > nej
        > nej
        > log beslutning
        > 2026-117
        > gem
    """)
    decision = anne.kept.decision
    assert (decision.person, decision.pack, decision.pack_version) == (ANNE, "slagelse", "2015.1")
    assert (decision.segment, decision.centre, decision.priority) == ("faellesmaengde", "AM", "normal")
    assert (decision.case.centre, decision.case.number) == ("AM", "2026-117")
    assert decision.suggestion["paragraf_85_ansvar"] == "AM"
    assert decision.suggestion["underkategorier"] == ("misbrug",)
    assert "medlemskab.misbrug" in decision.rules
    assert len(decision.suggestion_digest) == 64
    assert decision.facts["alder"].words == "42 år"
    assert decision.facts["alder"].on == date(2026, 11, 22)
    assert (decision.overrides, decision.override_code, decision.override_text) == ({}, None, None)


def test_the_talk_goes_on_after_a_restart(house, anne):
    anne.write(FIRST)
    again = Talk(house.fork(), ANNE, anne.place, Scope.PERSONAL)
    again.verify("""
        > vis
        Målgruppe Fællesmængden
        Alder 42 år – »42 år«
        > log beslutning
        > 2026-117
        > gem
        Beslutningen er logget
    """)
