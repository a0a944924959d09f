# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# O formulario no que se responden as preguntas sen ver a clave.
guide = Responde coma se fose un exame: escolle a opción que che pareza correcta, sen buscala. A clave non se mostra. A túa resposta serve para atopar preguntas coa clave errada, preguntas ambiguas e traducións malas; non di nada de ti e non se lle pon nota a ninguén. Cando responda xente abonda, o equipo organizador pode mostrar a clave: atoparala entre as preguntas que respondiches.
question-title = Que opción é a correcta?
choice-title = A túa resposta
choice-description = Se non o é ningunha, ou o é máis dunha, dio. Se non o sabes, dio tamén: non respondas ao chou.
choice-none = Ningunha, ou máis dunha
choice-unsure = Non o sei
priority-title = Orde
key = Clave dos datos: { $answer }
retired = Esta pregunta retirouse ou cambiou: non fai falta respondela.
