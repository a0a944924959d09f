# El formulario en el que cada persona dice si quiere que se la nombre, y cómo.
welcome-title = Sobre ti
welcome-text = ¿Quieres que te demos las gracias por tu nombre? Lo decides tú. Si no contestas nada, tu participación es anónima: tu trabajo cuenta igual y tu nombre no aparece en público en ningún sitio. Puedes volver y cambiar tu respuesta cuando quieras. Las respuestas se publican sin nombres, y lo que se ha decidido solo se muestra cuando se pueden mostrar juntas las respuestas de tres personas como mínimo; pero, en un grupo pequeño, quien sepa qué han respondido las demás podría averiguar qué respuestas son tuyas.
credit-title = ¿Podemos nombrarte en público?
credit-description = En la página de la campaña y junto al conjunto de datos terminado, con cuántos textos has revisado y cuándo.
credit-yes = Sí, con el nombre de abajo
credit-no = No, prefiero el anonimato
display_name-title = El nombre que se verá
display_name-description = Tu nombre o un apodo. Sin direcciones de correo, por favor: lo verá todo el mundo.
variety-title = Tu variedad del idioma
variety-description = Opcional: México, rioplatense, es-MX… Solo la ven quienes organizan.
variety_public-title = ¿Podemos contarla en público?
variety_public-description = Como número en la página de la campaña, por ejemplo «México: 10 o más»: solo si la indicaron cinco personas o más, sin nombres, y nunca cambia por una sola persona. Si no aceptas, solo la ven quienes organizan.
variety_public-yes = Sí, se puede contar en público
variety_public-no = No, solo para quienes organizan
