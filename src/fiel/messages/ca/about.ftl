# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El formulari en què cadascú diu si vol que se l'anomeni, i com.
welcome-title = Sobre tu
welcome-text = Vols que t’agraïm la feina pel teu nom? Ho decideixes tu. Si no contestes res, la teva participació és anònima: la teva feina compta igual i el teu nom no surt enlloc en públic. Pots tornar i canviar la resposta quan vulguis. Les respostes es publiquen sense noms, i el que s’ha decidit només es mostra quan es poden mostrar juntes les respostes de tres persones com a mínim; però, en un grup petit, qui sàpiga què han respost les altres podria esbrinar quines respostes són teves.
credit-title = Et podem anomenar en públic?
credit-description = A la pàgina de la campanya i als crèdits del conjunt de dades acabat, amb quants textos has revisat i quan.
credit-yes = Sí, amb el nom de sota
credit-no = No, prefereixo l’anonimat
display_name-title = El nom que es veurà
display_name-description = El teu nom o un malnom. Sense adreces de correu, si us plau: ho veurà tothom.
variety-title = La teva varietat de la llengua
variety-description = Opcional: valencià, mallorquí, rossellonès… Només la veu l’equip organitzador.
variety_public-title = La podem comptar en públic?
variety_public-description = Com a nombre a la pàgina de la campanya, per exemple «valencià: 10 o més»: només si l’han indicada cinc persones o més, sense noms, i no canvia mai per una sola persona. Si no hi estàs d’acord, només la veu l’equip organitzador.
variety_public-yes = Sí, es pot comptar en públic
variety_public-no = No, només per a l’equip organitzador
