# status: waiting for a native reader

# Kanpaina bateko pertsona bati bidaltzen zaion lehen mezua.
welcome-hello = Kaixo, { $name }!
welcome-thanks = Eskerrik asko honekin laguntzeagatik: { $title }.
welcome-start = Hasi hemen; gida lehen elementuaren gainean dago:
welcome-account = Zure erabiltzaile-izena: { $username }
welcome-password = Zure pasahitza: { $password }
welcome-guide = Hamar minututan elementu batzuk berrikus daitezke, eta nahi duzunean gelditu zaitezke. Zerbait argi ez badago, utzi iruzkin bat elementuan.
welcome-about = Esaguzu nola aipatu behar zaitugun, edo nahiago duzula anonimoa izan:
