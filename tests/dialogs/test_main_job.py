"""The main job, whole: from a first sentence to a logged decision that is found again."""

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
        Det forstod jeg
        Alder 42 år – »42 år«
        Forsørgelse Kontanthjælp – »kth«
        Kan en kort, intensiv indsats få borgeren videre?
        [Nej] [Ved ikke] [Log beslutning]

        > ret alder til 43
        Rettet: Alder er nu 43 år.
        Alder 43 år – dit svar

        [Nej]
        Har borgeren haft mange indsatser uden effekt?

        > nej
        Forslag
        Prioritet Normal
    """)
