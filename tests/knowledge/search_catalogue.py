"""A small catalogue to search in: some twenty interventions as municipalities have them, invented for the tests."""

from __future__ import annotations

from typing import Any, Final

from knowledge.form.interventions import Intervention, Paragraph, TargetGroupNumber
from knowledge.form.sources import Source
from knowledge.form.thesaurus import WordGroup
from knowledge.search import Catalogue, Concepts, Entry

LAB_2016: Final = {"law": "LAB § 2", "version": "før 2020"}


def entry(title: str, municipality: str = "Birkelev", **fields: Any) -> Entry:
    """Return an intervention with this title; what is not given is empty."""
    given: dict[str, Any] = {
        "id": "i_" + str(abs(hash((title, municipality))) % 10**8),
        "description": "",
        "category": "",
        "status": "drift",
        "tier": 2,
        "year": 2024,
        "source": Source(document="test", section=fields.pop("section", title)),
    }
    return Entry(Intervention(title=title, **given | fields), municipality, "test")


def sel(number: str) -> Paragraph:
    """Return a paragraph of serviceloven."""
    return Paragraph(law="sel", number=number, version="2018")


ENTRIES: Final = (
    entry("Gældsrådgivning", description="Frivillige hjælper med overblik over gæld.", everyday_words=["rykkere"]),
    entry("Åben dialog", description="Netværksmøder for borgere, der er indlagt i psykiatrien.", tier=1),
    entry("Sammen i livet", description="Relationer til lokalsamfundet for beboere med multihandicap.", tier=1),
    entry("Socialpædagogisk bostøtte", other_names=["§ 85 bostøtte"], paragraphs=[sel("85")]),
    entry("Værested Broen", description="Uvisiteret mødested.", paragraphs=[sel("104")]),
    entry("Midlertidigt botilbud", paragraphs=[sel("107, stk. 2")]),
    entry("Varigt botilbud", paragraphs=[sel("108")]),
    entry("Forebyggende gruppe", paragraphs=[sel("82 a")]),
    entry("Talentudvikler", description="Finder unges styrker.", age_from=15, age_to=25),
    entry("Kraftcentret", description="Afklaring af nye borgere.", status="forslag"),
    entry("Afklaringsteam", description="Samtaler i Kraftcenteret.", section="Afklaringsteam", tier=1),
    entry("App-værksted", section="Fremtidens botilbud", tier=3),
    entry("Fremtidens botilbud", description="Nyt botilbud til autister.", section="Fremtidens botilbud", tier=1),
    entry("Mobile beboelsesenheder", everyday_words=["skurvogn"]),
    entry("Mentorkorps", target_group_numbers=[TargetGroupNumber(number="2.13", **LAB_2016)]),
    entry("Mentor", "Birkelev", description="En mentor til unge."),
    entry("Mentor", "Granby", description="En mentor til unge."),
    entry("Virksomhedskonsulent til fleksjob", target_groups=["personer på ledighedsydelse"]),
    entry("Ungehuset", target_groups=["unge i hjemløshed"], age_from=18, age_to=24),
    entry("Natcaféen", target_groups=["hjemløse"], age_from=30),
)
THESAURUS: Final = (
    WordGroup(id="gaeld", words=["gæld", "inkasso", "skylder penge", "rykkere"], broader=["oekonomi"]),
    WordGroup(id="oekonomi", words=["økonomi", "budget"]),
    WordGroup(id="hjemloes", words=["hjemløs", "sofasurfer", "sover på gaden"]),
    WordGroup(id="mobil", words=["skurvogn", "containerbolig"]),
    WordGroup(id="byg", words=["byggetilladelse", "carport", "skolebus"], elsewhere=True),
)


def catalogue() -> Catalogue:
    """Return the small catalogue, ready to be searched."""
    return Catalogue(ENTRIES, Concepts(THESAURUS))
