# La tabla de quienes han hecho un conjunto de datos.
heading = Quiénes lo han hecho
thanks = Gracias a todas las personas que han leído y corregido estos textos. Aparece por su nombre quien ha querido; las demás también cuentan.
name = Nombre
answers = Textos revisados
anonymous = { $people ->
    [one] una persona sin nombre en público
   *[other] { $people } personas sin nombre en público
}
organizers = { $people ->
    [one] una persona de la organización, al decidir
   *[other] { $people } personas de la organización, al decidir
}
simulated = Hay además { $answers ->
    [one] una respuesta simulada, que no es
   *[other] { $answers } respuestas simuladas, que no son
} de nadie.
