# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O que uma verificação automática encontrou, em uma frase para a pessoa que anota.
empty-segment = Este texto está vazio.
reported-original = { $kind ->
    [key] Em uma versão anterior, foi indicado que a resposta marcada deste item está errada ({ $count }).
   *[original] Em uma versão anterior, foi indicado que o original inglês deste item está errado ({ $count }).
}
merged-question = Outro item ({ $item }) tem os mesmos textos e outra resposta correta, embora os originais sejam diferentes.
equal-options = Diz o mesmo que outra opção ({ $other }).
answer-outside = A resposta correta ({ $answer }) não está entre as opções.
option-hole = Falta a opção { $missing } antes da correta ({ $answer }): os programas de avaliação tomariam outra opção por correta.
changed-number = { $kind ->
    [lost] Este número está no inglês e aqui não: { $source }.
    [added] Este número está aqui e no inglês não: { $translation }.
   *[changed] Os números não coincidem: em inglês { $source }, aqui { $translation }.
}
option-count = { $kind ->
    [options] A pergunta em inglês tem { $source } opções e esta tem { $translation }. Veja com calma.
   *[parts] Não tem as mesmas partes que o original em inglês. Falta um texto, ou está em outro lugar?
}
answer-key = A resposta correta é { $source } no original em inglês e { $translation } aqui.
changed-unit = A unidade mudou: em inglês { $source }, aqui { $translation }.
changed-formula = { $kind ->
    [lost] Esta fórmula não ficou como em inglês: { $source }.
   *[changed] A fórmula mudou: em inglês { $source }, aqui { $translation }.
}
changed-code = { $kind ->
    [lost] Este código não ficou como em inglês: { $source }.
   *[changed] O código mudou: em inglês { $source }, aqui { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Falta um espaço para preencher: { $source }.
    [added] Há um espaço para preencher que não está no inglês: { $translation }.
   *[changed] Os espaços para preencher não coincidem: em inglês { $source }, aqui { $translation }.
}
damaged-url = { $kind ->
    [lost] Falta este endereço: { $source }.
    [added] Este endereço não está no inglês: { $translation }.
   *[changed] O endereço mudou: em inglês { $source }, aqui { $translation }.
}
damaged-markup = { $kind ->
    [lost] Faltam estas marcas de formatação: { $source }.
    [added] Estas marcas de formatação não estão no inglês: { $translation }.
   *[changed] As marcas de formatação não coincidem: em inglês { $source }, aqui { $translation }.
}
deleted-brackets = O texto entre colchetes é apagado quando os modelos são avaliados: { $text }. Se for importante, use parênteses.
lost-negation = Em inglês diz “{ $word }”, e aqui parece ter-se perdido. A frase ainda diz o mesmo?
untranslated = Parece ter ficado em inglês.
chat-residue = Isto parece vir do programa que traduziu, não do texto: “{ $text }”.
length-ratio =
    { $way ->
        [longer] É muito mais longo do que o normal em relação ao inglês. Há alguma coisa a mais?
       *[shorter] É muito mais curto do que o normal em relação ao inglês. Falta alguma coisa?
    }
long-answer = A resposta correta é muito mais longa do que as outras, e em inglês não: percebe-se qual é. Pode ficar mais curta?
unpaired-marks = Há um sinal { $mark } sem par: são sempre dois, { $pair }.
end-punctuation =
    { $mark ->
        [none] Termina com um sinal de pontuação, e as outras opções não.
       *[other] Parece faltar este sinal no fim: { $mark }
    }
doubled-word = Diz “{ $word }” duas vezes seguidas.
doubled-space = Há um espaço a mais.
lost-reference = O inglês menciona { $labels }, e aqui não. As letras e os números das opções não se traduzem.
agreement-cue = A pergunta termina em “{ $word }”, o que exclui as opções que não concordam. É possível dizer sem dar pistas?
inconsistent-translation = O mesmo texto está traduzido de outra forma em outro lugar: “{ $translation }”. Qual é melhor?
broken-continuation =
    { $how ->
        [closed] Em inglês a frase fica aberta e continua nas opções; aqui já está fechada.
        [repeated] Repete o fim do texto anterior. Ao ler tudo seguido, encaixa?
       *[capital] Começa com maiúscula, mas continua a frase anterior.
    }
changed-mark = { $marks ->
    [none] O inglês não tem marcas entre colchetes: estão a mais
   *[other] As marcas entre colchetes devem ficar como em inglês: { $marks }
}
lowercased-context = Na avaliação, isto vai perder as maiúsculas: { $words }. É possível dizer de outra forma?
glossary-term = Para “{ $term }”, o glossário da campanha diz “{ $target }”.
spelling = { $correction ->
    [none] “{ $text }” pode estar mal escrito ou não existir.
   *[other] “{ $text }” pode estar mal escrito. Será “{ $correction }”?
}
grammar = { $correction ->
    [none] Verifique a gramática aqui: “{ $text }”.
   *[other] Verifique a gramática aqui: “{ $text }”. Será “{ $correction }”?
}
option-agreement = Lido depois da pergunta, não concorda: “{ $text }”.
english-word = Esta palavra ficou em inglês: “{ $text }”.
early-mark = O sinal de abertura vem cedo demais: a pergunta começa depois da vírgula.
closed-stem = Termina com ponto, e em inglês a frase continua nas opções.
blank-article = “{ $word }” antes do espaço exclui as respostas que não concordam, e em inglês não há nada. Pode sair?
mixed-forms = As opções começam de formas diferentes, como “{ $word }”; em inglês todas começam igual.
changed-gender = Em inglês esta pessoa é uma mulher: “{ $text }”.
false-friend = “{ $text }” pode não significar aqui o mesmo que “{ $term }”. Será “{ $target }”?
calque = “{ $text }” está dito como em inglês. Talvez “{ $target }”?
english-acronym = “{ $text }” é a sigla em inglês; em outros lugares está traduzida.
title-case = As maiúsculas são as de um título em inglês. Estão certas aqui?
article-gender = Estas palavras parecem não concordar: “{ $text }”.
opinion = { $reason ->
    [none] { $kind ->
        [none] Mudança proposta por { $agent }.
       *[other] Mudança proposta por { $agent } ({ $kind }).
    }
   *[other] Mudança proposta por { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] Será “{ $correction }”?
}
