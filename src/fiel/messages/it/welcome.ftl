# status: waiting for a native reader

# Il primo messaggio a una persona di una campagna.
welcome-hello = Ciao, { $name }!
welcome-thanks = Grazie per l’aiuto con { $title }.
welcome-start = Comincia qui; la guida è sopra il primo elemento:
welcome-account = Il tuo nome utente: { $username }
welcome-password = La tua password: { $password }
welcome-guide = Bastano dieci minuti per alcuni elementi, e puoi fermarti quando vuoi. Se qualcosa non è chiaro, lascia un commento all’elemento.
welcome-about = Dicci come vuoi essere nominato, o se preferisci restare anonimo:
