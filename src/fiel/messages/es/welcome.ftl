# El primer mensaje a una persona de una campaña.
welcome-hello = ¡Hola, { $name }!
welcome-thanks = Gracias por ayudar con { $title }.
welcome-start = Empieza aquí; la guía está encima del primer elemento:
welcome-account = Tu nombre de usuario: { $username }
welcome-password = Tu contraseña: { $password }
welcome-guide = Con diez minutos se revisan varios elementos, y puedes parar cuando quieras. Si algo no está claro, deja un comentario en el elemento.
welcome-about = Dinos cómo quieres que te nombremos, o que prefieres el anonimato:
