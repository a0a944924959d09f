# status: waiting for a native reader

# A primeira mensaxe a unha persoa dunha campaña.
welcome-hello = Ola, { $name }!
welcome-thanks = Grazas por axudar con { $title }.
welcome-start = Comeza aquí; a guía está enriba do primeiro elemento:
welcome-account = O teu nome de usuario: { $username }
welcome-password = O teu contrasinal: { $password }
welcome-guide = Con dez minutos revísanse varios elementos, e podes parar cando queiras. Se algo non está claro, deixa un comentario no elemento.
welcome-about = Dinos como queres que te nomeemos, ou que prefires o anonimato:
