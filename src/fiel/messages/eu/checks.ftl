# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Egiaztapen automatiko batek aurkitu duena, esaldi batean, boluntarioarentzat.
empty-segment = Testu hau hutsik dago.
reported-original = { $kind ->
    [key] Aurreko bertsio batean, elementu honetan markatutako erantzuna okerra dela adierazi zuten ({ $count }).
   *[original] Aurreko bertsio batean, elementu honen ingelesezko jatorrizkoa okerra dela adierazi zuten ({ $count }).
}
merged-question = Beste elementu batek ({ $item }) testu berak eta beste erantzun zuzen bat ditu, jatorrizkoak desberdinak izan arren.
equal-options = Beste aukera batek ({ $other }) dioen gauza bera dio.
answer-outside = Erantzun zuzena ({ $answer }) ez dago aukeren artean.
option-hole = { $missing } aukera falta da zuzenaren ({ $answer }) aurretik: ebaluazio-programek beste aukera bat hartuko lukete zuzentzat.
changed-number = { $kind ->
    [lost] Zenbaki hau ingelesez dago, eta hemen ez: { $source }.
    [added] Zenbaki hau hemen dago, eta ingelesez ez: { $translation }.
   *[changed] Zenbakiak ez datoz bat: ingelesez { $source }, hemen { $translation }.
}
option-count = { $kind ->
    [options] Ingelesezko galderaren aukera kopurua { $source } da, eta honena { $translation }. Begiratu arretaz.
   *[parts] Ez ditu ingelesezko jatorrizkoaren zati berak. Testuren bat falta da, ala beste leku batean dago?
}
answer-key = Erantzun zuzena { $source } da ingelesezko jatorrizkoan, eta { $translation } hemen.
changed-unit = Unitatea aldatu da: ingelesez { $source }, hemen { $translation }.
changed-formula = { $kind ->
    [lost] Formula hau ez da ingelesez bezala geratu: { $source }.
   *[changed] Formula aldatu da: ingelesez { $source }, hemen { $translation }.
}
changed-code = { $kind ->
    [lost] Kode hau ez da ingelesez bezala geratu: { $source }.
   *[changed] Kodea aldatu da: ingelesez { $source }, hemen { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Betetzeko hutsune bat falta da: { $source }.
    [added] Ingelesez ez dagoen betetzeko hutsune bat dago: { $translation }.
   *[changed] Betetzeko hutsuneak ez datoz bat: ingelesez { $source }, hemen { $translation }.
}
damaged-url = { $kind ->
    [lost] Helbide hau falta da: { $source }.
    [added] Helbide hau ez dago ingelesez: { $translation }.
   *[changed] Helbidea aldatu da: ingelesez { $source }, hemen { $translation }.
}
damaged-markup = { $kind ->
    [lost] Formatu-marka hauek falta dira: { $source }.
    [added] Formatu-marka hauek ez daude ingelesez: { $translation }.
   *[changed] Formatu-markak ez datoz bat: ingelesez { $source }, hemen { $translation }.
}
deleted-brackets = Kortxete arteko testua ezabatu egiten da ereduak ebaluatzean: { $text }. Garrantzitsua bada, erabili parentesiak.
lost-negation = Ingelesez «{ $word }» dio, eta hemen galdu egin dela dirudi. Esaldiak gauza bera esaten du oraindik?
untranslated = Ingelesez geratu dela dirudi.
chat-residue = Hau itzuli duen programarena dela dirudi, ez testuarena: «{ $text }».
length-ratio =
    { $way ->
        [longer] Ohi baino askoz luzeagoa da ingelesaren aldean. Zerbait soberan dago?
       *[shorter] Ohi baino askoz laburragoa da ingelesaren aldean. Zerbait falta da?
    }
long-answer = Erantzun zuzena besteak baino askoz luzeagoa da, eta ingelesez ez: igarri egiten da zein den. Labur daiteke?
unpaired-marks = { $mark } zeinua bikoterik gabe dago: beti binaka doaz, { $pair }.
end-punctuation =
    { $mark ->
        [none] Aukera hau puntuazio-zeinu batez amaitzen da, eta besteak ez.
       *[other] Amaieran zeinu hau falta dela dirudi: { $mark }
    }
doubled-word = «{ $word }» bi aldiz jarraian dago.
doubled-space = Zuriune bat soberan dago.
lost-reference = Ingelesak hau aipatzen du: { $labels }; testu honek ez. Aukeren letrak eta zenbakiak ez dira itzultzen.
agreement-cue = Galdera honela amaitzen da: «{ $word }»; horrek baztertu egiten ditu harekin bat ez datozen aukerak. Esan daiteke pistarik eman gabe?
inconsistent-translation = Testu bera beste era batera itzulita dago beste leku batean: «{ $translation }». Zein da hobea?
broken-continuation =
    { $how ->
        [closed] Ingelesez esaldia irekita geratzen da eta aukeretan jarraitzen du; hemen itxita dago.
        [repeated] Aurreko testuaren amaiera errepikatzen du. Jarraian irakurrita, ongi lotzen da?
       *[capital] Letra larriz hasten da, baina aurreko esaldiaren jarraipena da.
    }
changed-mark = { $marks ->
    [none] Ingelesak ez du kortxete arteko markarik: soberan daude
   *[other] Kortxete arteko markek ingelesez bezala geratu behar dute: { $marks }
}
lowercased-context = Ebaluatzean, honek letra larriak galduko ditu: { $words }. Esan daiteke beste era batera?
glossary-term = «{ $term }» terminorako, kanpainaren glosarioak «{ $target }» dio.
spelling = { $correction ->
    [none] Baliteke «{ $text }» gaizki idatzita egotea, edo ez existitzea.
   *[other] Baliteke «{ $text }» gaizki idatzita egotea. «{ $correction }» izango da?
}
grammar = { $correction ->
    [none] Berrikusi gramatika hemen: «{ $text }».
   *[other] Berrikusi gramatika hemen: «{ $text }». «{ $correction }» izango da?
}
option-agreement = Galderaren ondoren irakurrita, ez dator bat: «{ $text }».
english-word = Hitz hau ingelesez geratu da: «{ $text }».
early-mark = Irekitze-zeinua goizegi dator: galdera komaren ondoren hasten da.
closed-stem = Puntuz amaitzen da, baina ingelesez esaldiak aukeretan jarraitzen du.
blank-article = Hutsunearen aurreko «{ $word }» hitzak baztertu egiten ditu bat ez datozen erantzunak, eta ingelesez ez dago ezer. Ken daiteke?
mixed-forms = Aukerak era desberdinetan hasten dira, hala nola «{ $word }»; ingelesez denak berdin hasten dira.
changed-gender = Ingelesez pertsona hau emakumea da: «{ $text }».
false-friend = Baliteke «{ $text }» hitzak hemen ez esan nahi izatea «{ $term }» hitzaren gauza bera. «{ $target }» izango da?
calque = «{ $text }» ingelesez bezala esanda dago. Hobe «{ $target }»?
english-acronym = «{ $text }» ingelesezko sigla da; beste leku batzuetan itzulita dago.
title-case = Letra larriak ingelesezko izenburu batenak dira. Hemen behar dira?
article-gender = Hitz hauek ez datozela bat dirudi: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] Proposatutako aldaketa ({ $agent }).
       *[other] Proposatutako aldaketa ({ $agent }; { $kind }).
    }
   *[other] Proposatutako aldaketa ({ $agent }): { $reason }
} { $correction ->
    [none] { "" }
   *[other] «{ $correction }» izango da?
}
