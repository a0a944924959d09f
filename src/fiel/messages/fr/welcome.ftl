# status: waiting for a native reader

# Le premier message à une personne d’une campagne.
welcome-hello = Bonjour { $name } !
welcome-thanks = Merci de votre aide pour { $title }.
welcome-start = Commencez ici ; le guide se trouve au-dessus du premier élément :
welcome-account = Votre nom d’utilisateur : { $username }
welcome-password = Votre mot de passe : { $password }
welcome-guide = Dix minutes suffisent pour quelques éléments, et vous pouvez arrêter à tout moment. Si quelque chose n’est pas clair, laissez un commentaire sur l’élément.
welcome-about = Dites-nous comment vous souhaitez apparaître, ou si vous préférez rester anonyme :
