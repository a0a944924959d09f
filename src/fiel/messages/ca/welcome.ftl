# status: waiting for a native reader

# El primer missatge a una persona d’una campanya.
welcome-hello = Hola, { $name }!
welcome-thanks = Gràcies per ajudar amb { $title }.
welcome-start = Comença aquí; la guia és a sobre del primer element:
welcome-account = El teu nom d’usuari: { $username }
welcome-password = La teva contrasenya: { $password }
welcome-guide = Amb deu minuts es revisen uns quants elements, i pots parar quan vulguis. Si alguna cosa no és clara, deixa un comentari a l’element.
welcome-about = Digues-nos com vols que t’anomenem, o que prefereixes l’anonimat:
