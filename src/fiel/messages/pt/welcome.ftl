# status: waiting for a native reader

# A primeira mensagem a uma pessoa de uma campanha.
welcome-hello = Olá, { $name }!
welcome-thanks = Obrigado por ajudar com { $title }.
welcome-start = Comece aqui; o guia está acima do primeiro item:
welcome-account = O seu nome de usuário: { $username }
welcome-password = A sua senha: { $password }
welcome-guide = Em dez minutos dá para rever alguns itens, e pode parar quando quiser. Se algo não estiver claro, deixe um comentário no item.
welcome-about = Diga-nos como quer ser nomeado, ou que prefere ficar anônimo:
