"""Views such as the conversation makes them, for looking at and for measuring the renderers.

`python -m tests.dialogs.views FOLDER` writes each as card JSON and as text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dialogs.cards.card import card
from dialogs.cards.plain import text
from dialogs.view import (
    Action,
    Block,
    Bullets,
    Chart,
    Choice,
    DateField,
    Fold,
    Heading,
    Item,
    Items,
    Option,
    Paragraph,
    Table,
    TextField,
    View,
)

DRAFT = "7f3a9c"
MODEL = Paragraph("Forslag fra 2015, ikke bekræftet af kommunen. Slagelse 1.0", tone="subtle")

FACTS = Items(
    (
        Item("Alder", "42 år", "«42 år»"),
        Item("Forsørgelse", "Kontanthjælp", "«kth»"),
        Item("Visitation", "Aktivitetsparat", "«aktivitetsparat»"),
        Item("Førtidspension", "Søgt, ikke afgjort", "«har søgt fp»"),
        Item("Åben sag i Handicap & Psykiatri", "Ja", "«sag i HP»"),
        Item(
            "Misbrug", "Ja, og det står i vejen for beskæftigelse", "«drikker hver dag så han ikke kan passe praktik»"
        ),
        Item("Uafklaret behov", "Ved ikke"),
        Item("Støtte på grund af handicap", "Ja", "«har brug for støtte i hverdagen på grund af sin hjerneskade»"),
        Item("Støtte efter § 85", "Ansøgt", "«har søgt § 85»"),
        Item("Social mentor", "Foreslået", "«vi har talt om mentor»"),
        Item("Samtidige bevillinger", "Ja", "«§ 85 og mentor samtidig»"),
        Item("Beskæftigelsespotentiale", "Noget", "eget skøn, 22/11-2026"),
        Item("Gæld", "Ja", "«skylder 180.000»"),
        Item("Børn", "Ikke oplyst"),
    )
)

WHY = Fold(
    "hvorfor",
    "Hvorfor?",
    (
        Items(
            (
                Item(
                    "Fællesmængden",
                    "Borgeren får kontanthjælp og opfylder mindst ét af de seks kriterier: et misbrug, der står i "
                    "vejen for beskæftigelse.",
                    "Kilde: Forslag til fælles model, afsnit 3: «Borgere på kontanthjælp, som har en sag i HP»",
                ),
                Item(
                    "Arbejdsmarked har § 85",
                    "Førtidspension er søgt, men ikke i kraft. Så længe har Arbejdsmarked støtten.",
                    "Kilde: Forslag til fælles model, afsnit 4: «AM bevilger og betaler indtil tilkendelse»",
                ),
            )
        ),
        Paragraph("Hvad taler imod?", tone="subtle"),
        Bullets(
            (
                "«Kun Arbejdsmarked» falder væk, fordi der er en åben sag i Handicap & Psykiatri.",
                "«Pause» falder væk, fordi der ikke er prøvet mange indsatser uden virkning.",
            )
        ),
    ),
)

CLARIFY = Fold(
    "afklare",
    "Hvad er værd at afklare?",
    (
        Bullets(
            (
                "Er der flere fagcentre i sagen? Så kan prioriteten blive høj.",
                "Hvornår ventes en afgørelse om førtidspension? Fra den dag har Handicap & Psykiatri § 85.",
            )
        ),
    ),
)

QUESTION = Choice(
    "svar",
    "Har en kort, intensiv indsats en rimelig chance for at flytte borgeren?",
    (Option("true", "Ja"), Option("false", "Nej"), Option("ved_ikke", "Ved ikke")),
    error="Vælg et svar, eller skriv det i chatten.",
)


def assessment() -> View:
    """Every fact understood, the preliminary suggestion and the next question on one card."""
    return View(
        summary="Det forstod jeg, og et foreløbigt forslag",
        blocks=(
            Heading("Det forstod jeg"),
            FACTS,
            Heading("Foreløbigt forslag", level=2),
            Items(
                (
                    Item("Målgruppe", "Fællesmængden", tone="good"),
                    Item("Center", "Arbejdsmarked, med én koordinerende sagsbehandler"),
                    Item("§ 85", "Arbejdsmarked"),
                    Item("Prioritet", "Åben: høj eller normal"),
                )
            ),
            Heading("Ét spørgsmål mere", level=2),
            QUESTION,
            WHY,
            MODEL,
        ),
        actions=(
            Action("svar", "Svar", inputs=True, style="positive"),
            Action("hvorfor", "Hvorfor spørger du?"),
            Action("log", "Log beslutning"),
            Action("ret", "Ret svar", secondary=True),
            Action("tilbage", "Tilbage", secondary=True),
            Action("annuller", "Annullér", secondary=True),
        ),
        draft=DRAFT,
        version=3,
    )


def question() -> View:
    """One question with many answers."""
    return View(
        summary="Ét spørgsmål",
        blocks=(
            Heading("Hvad lever borgeren af?"),
            Choice(
                "svar",
                "Forsørgelsesgrundlag i dag",
                tuple(
                    Option(label.lower(), label)
                    for label in (
                        "Kontanthjælp",
                        "Sygedagpenge",
                        "Dagpenge",
                        "Ledighedsydelse",
                        "Fleksjob",
                        "Jobafklaringsforløb",
                        "Førtidspension",
                        "Selvforsørgende",
                        "Andet",
                        "Ved ikke",
                    )
                ),
                error="Vælg en ydelse, eller skriv den i chatten.",
            ),
            Fold(
                "hvorfor",
                "Hvorfor spørger du?",
                (
                    Paragraph(
                        "Modellen regner kun borgere på kontanthjælp med i fællesmængden. Svaret afgør målgruppen."
                    ),
                ),
            ),
        ),
        actions=(
            Action("svar", "Svar", inputs=True, style="positive"),
            Action("ved_ikke", "Ved ikke"),
            Action("tilbage", "Tilbage", secondary=True),
        ),
        draft=DRAFT,
        version=1,
    )


def result() -> View:
    """The suggestion with its reasons folded."""
    return View(
        summary="Forslaget er klar",
        blocks=(
            Heading("Forslag"),
            Items(
                (
                    Item("Målgruppe", "Fællesmængden", tone="good"),
                    Item("Ansvarligt center", "Arbejdsmarked", "én koordinerende sagsbehandler i stedet for to"),
                    Item("§ 85", "Arbejdsmarked, indtil en førtidspension er i kraft. Støtten er frivillig."),
                    Item("Prioritet", "Høj"),
                    Item("Samarbejde med", "Handicap & Psykiatri, Rådgivnings- og uddannelsescentret"),
                )
            ),
            Paragraph(
                "Mulig dobbeltbevilling: er formålet det samme? § 85 er ansøgt, og social mentor er foreslået "
                "for samme periode.",
                tone="warning",
            ),
            WHY,
            CLARIFY,
            Fold("oplysninger", "Alle oplysninger", (FACTS,)),
            Heading("Indsatser, der passer", level=2),
            Items(
                (
                    Item("Social mentor", "LAB § 167", "i drift · kræver afgørelse"),
                    Item("Bostøtte", "SEL § 85", "i drift · kræver afgørelse · ansøgt"),
                    Item("Det koordinerede tilbud", "fælles for AM og HP", "forslag fra 2015"),
                )
            ),
            MODEL,
        ),
        actions=(
            Action("log", "Log beslutning", style="positive"),
            Action("anderledes", "Jeg vurderer anderledes"),
            Action("notat", "Vis notat"),
            Action("tekst", "Tekst til borgeren"),
            Action("overdrag", "Overdrag", secondary=True),
            Action("ret", "Ret svar", secondary=True),
        ),
        draft=DRAFT,
        version=6,
    )


def logging() -> View:
    """The form on which a decision is logged otherwise than suggested."""
    return View(
        summary="Log beslutning",
        blocks=(
            Heading("Log beslutning"),
            Paragraph("Fællesmængden · Arbejdsmarked · høj prioritet", tone="subtle"),
            TextField(
                "sag",
                "Sagsnummer i Arbejdsmarked",
                placeholder="fx 2026-1174 (ikke CPR)",
                required=True,
                error="Skriv sagsnummeret fra jeres eget system.",
                most=40,
            ),
            Choice(
                "indsatser",
                "Indsatser",
                (
                    Option("social_mentor", "Social mentor (LAB § 167)"),
                    Option("bostoette", "Bostøtte (SEL § 85)"),
                    Option("koordineret", "Det koordinerede tilbud"),
                ),
                several=True,
                required=False,
                value="social_mentor,koordineret",
                dataset="indsatser",
            ),
            DateField("opfoelgning", "Opfølgning", value="2027-01-17"),
            Choice(
                "aarsag",
                "Hvorfor vurderer du anderledes?",
                (
                    Option("manglende_oplysning", "En oplysning mangler"),
                    Option("regel_passer_ikke", "Reglen passer ikke"),
                    Option("lokal_aftale", "Lokal aftale"),
                    Option("borgerens_oenske", "Borgerens ønske"),
                    Option("kapacitet", "Kapacitet"),
                    Option("andet", "Andet"),
                ),
                compact=True,
                error="Vælg en grund.",
            ),
            TextField("grund", "Uddyb (valgfrit)", several_lines=True),
        ),
        actions=(
            Action("gem", "Gem", inputs=True, style="positive"),
            Action("tilbage", "Tilbage"),
            Action("annuller", "Annullér", secondary=True, style="destructive"),
        ),
        draft=DRAFT,
        version=7,
    )


def hits() -> View:
    """What a search found, each hit with what it matched on."""
    found = (
        ("Bostøtte", "SEL § 85", "Slagelse · i drift · 2015", "passer på «støtte i hjemmet»"),
        ("Social mentor", "LAB § 167", "Slagelse · i drift · 2015", "passer på «støtte»"),
        ("Aktiv fritid", "SEL § 104", "Slagelse · forslag · 2016", "passer på «i hjemmet» gennem «hjemmefra»"),
        ("Pakke 3: støtte i eget hjem", "SEL § 85", "Holstebro · i drift · 2017", "passer på «støtte i eget hjem»"),
    )
    own, others = found[:3], found[3:]
    return View(
        summary="4 fund",
        blocks=(
            Heading("«støtte i hjemmet»"),
            Items(tuple(Item(title, law, f"{status} · {match}") for title, law, status, match in own)),
            Heading("Inspiration fra andre kommuner", level=2),
            Items(tuple(Item(title, law, f"{status} · {match}") for title, law, status, match in others)),
        ),
        actions=tuple(Action("vis", title, {"indsats": title}) for title, *_ in found),
    )


def receipt() -> View:
    """What remains of a card after logging: no facts."""
    return View(
        summary="Beslutning logget",
        blocks=(
            Heading("Logget: VJ-0042"),
            Paragraph("Din beslutning er gemt 22/11-2026 kl. 14.05. Opfølgning 17/1-2027.", tone="good"),
            Paragraph("Loggen er ikke journalen: læg notatet på sagen."),
            Choice(
                "lagt",
                "Notat",
                (Option("true", "Notat lagt på sagen"),),
                several=True,
                required=False,
            ),
        ),
        actions=(Action("notat", "Vis notat"), Action("lagt", "Gem flueben", inputs=True), Action("ny", "Ny borger")),
        draft=DRAFT,
        version=8,
    )


def fault() -> View:
    """Something went wrong: what happened, that nothing is lost, what to do."""
    return View(
        summary="Noget gik galt",
        blocks=(
            Heading("Jeg kunne ikke gemme"),
            Paragraph(
                "Databasen svarer ikke. Det, du allerede har gemt, er der stadig, og dine svar står på kortet her.",
                tone="attention",
            ),
            Paragraph("Prøv igen om lidt. Sker det igen, så sig det til jeres administrator."),
        ),
        actions=(Action("igen", "Prøv igen", style="positive"),),
        draft=DRAFT,
        version=7,
    )


def collapsed() -> View:
    """What an earlier card shrinks to."""
    return View(summary="Fortsat nedenfor", blocks=(Paragraph("Fortsat nedenfor ↓", tone="subtle"),))


def acute() -> View:
    """The acute card, before everything else."""
    return View(
        summary="Akut",
        blocks=(
            Heading("Er der fare nu?"),
            Paragraph("Ring 112 ved akut fare for liv.", tone="attention"),
            Items((Item("Livslinien", "70 201 201"), Item("Psykiatrisk akutmodtagelse", "udfyldes af kommunen"))),
            Table(
                (
                    ("Hvem", "Telefon", "Hvornår"),
                    ("Lægevagten", "1813", "hverdage 16-8, weekend hele døgnet"),
                    ("Socialvagten", "udfyldes", "hele døgnet"),
                )
            ),
        ),
        actions=(Action("fortsaet", "Fortsæt vurderingen"),),
    )


def quoted() -> View:
    """Text full of characters that Markdown, HTML and the card's own functions would read."""
    awkward = (
        "**fed** _kursiv_ `kode` ~~ud~~ [link](https://example.com) <b>x</b> &amp; \\* 1. et\n"
        "- punkt\n# ikke overskrift {{DATE(2026-11-22T08:00:00Z)}}"
    )
    blocks: tuple[Block, ...] = (
        Heading(awkward.replace("\n", " ")),
        Heading("1. december - _stjerner_ og 2 * 3 * 4", level=2),
        Paragraph(awkward),
        Items((Item("*Etiket*", awkward, awkward),)),
        Bullets((awkward,)),
        Choice("svar", awkward, (Option("a", "**a** 1. et"), Option("b", "1. december"))),
    )
    return View(summary="Tegn", blocks=blocks, actions=(Action("a", "**Gem** _nu_"),))


def figures() -> View:
    """Bars for a week beside another."""
    rows = (("Fællesmængden, AM", (12, 9)), ("Kun AM, **AM**", (5, 7)))
    return View("Tal", (Heading("Beslutninger"), Chart(("Målgruppe og center", "Uge 46", "Uge 45"), rows)))


ALL = (assessment, question, result, logging, hits, receipt, fault, collapsed, acute, quoted, figures)


def main(folder: str) -> None:
    """Write every view into `folder`."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for view in ALL:
        path = Path(folder) / view.__name__
        path.with_suffix(".json").write_text(json.dumps(card(view()), ensure_ascii=False, indent=2), encoding="utf-8")
        path.with_suffix(".txt").write_text(text(view()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
