# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El formulari en què es respon a les preguntes sense veure'n la clau.
guide = Respon com si fos un examen: tria l’opció que et sembli correcta, sense buscar-la. La clau no es mostra. La teva resposta serveix per trobar preguntes amb la clau equivocada, preguntes ambigües i traduccions dolentes; no diu res de tu, i no es posa nota a ningú. Quan hagi respost prou gent, l’equip organitzador pot mostrar la clau: la trobaràs entre les preguntes que has respost.
question-title = Quina opció és la correcta?
choice-title = La teva resposta
choice-description = Si no ho és cap, o ho és més d’una, digues-ho. Si no ho saps, digues-ho també: no responguis a l’atzar.
choice-none = Cap, o més d’una
choice-unsure = No ho sé
priority-title = Ordre
key = Clau de les dades: { $answer }
retired = Aquesta pregunta s’ha retirat o ha canviat: no cal respondre-la.
