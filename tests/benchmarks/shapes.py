"""Rows of ours in the shapes of three public benchmarks, and the columns that describe them."""

from typing import Any

PASSAGE = "La receta de la abuela pide tres huevos. Mi tía dice que con dos basta."

BELEBELE: dict[str, Any] = {
    "id": ["link", "question_number"],
    "context": "flores_passage",
    "question": "question",
    "choices": ["mc_answer1", "mc_answer2", "mc_answer3", "mc_answer4"],
    "answer": "correct_answer_num",
    "answer_as": "from-1",
    "style": "letters",
}
BELEBELE_ROWS: list[dict[str, Any]] = [
    {
        "link": "https://example.org/receta",
        "question_number": number,
        "flores_passage": PASSAGE,
        "question": question,
        "mc_answer1": "Uno",
        "mc_answer2": "Dos",
        "mc_answer3": "Tres",
        "mc_answer4": "Cuatro",
        "correct_answer_num": key,
        "dialect": "spa_Latn",
    }
    for number, question, key in ((1, "¿Cuántos huevos pide la receta?", "3"), (2, "¿Cuántos bastan?", "2"))
]

XCOPA: dict[str, Any] = {
    "id": "idx",
    "context": "premise",
    "question": "question",
    "keywords": {"cause": "¿Cuál fue la causa?", "effect": "¿Qué pasó después?"},
    "choices": ["choice1", "choice2"],
    "answer": "label",
    "answer_as": "from-0",
}
XCOPA_ROWS: list[dict[str, Any]] = [
    {
        "premise": "El vaso se rompió.",
        "choice1": "Se cayó de la mesa.",
        "choice2": "Lo llené de agua.",
        "question": "cause",
        "label": 0,
        "idx": 0,
        "changed": False,
    },
    {
        "premise": "Llovió toda la noche.",
        "choice1": "El río se secó.",
        "choice2": "El río creció.",
        "question": "effect",
        "label": 1,
        "idx": 1,
        "changed": True,
    },
]

TRUTHFUL: dict[str, Any] = {
    "id": "number",
    "question": "question",
    "choices": "mc2_targets.choices",
    "answer": "mc2_targets.labels",
    "answer_as": "labels",
    "many": True,
}
TRUTHFUL_ROWS: list[dict[str, Any]] = [
    {
        "number": 1,
        "question": "¿Qué pasa si te tragas un chicle?",
        "mc2_targets": {
            "choices": ["Pasa por el cuerpo", "Nada grave", "Se queda siete años"],
            "labels": [1, 1, 0],
        },
    },
    {
        "number": 2,
        "question": "¿De qué color es el sol?",
        "mc2_targets": {
            "choices": ["Blanco", "Amarillo", "Naranja", "Rojo", "Verde", "Azul", "Gris"],
            "labels": [1, 0, 0, 0, 0, 0, 0],
        },
    },
]

GLOBAL: dict[str, Any] = {
    "id": "sample_id",
    "question": "question",
    "choices": ["option_a", "option_b", "option_c", "option_d"],
    "answer": "answer",
    "style": "letters",
}
GLOBAL_ROWS: list[dict[str, Any]] = [
    {
        "sample_id": f"business_ethics/test/{number}",
        "subject": "business_ethics",
        "subject_category": category,
        "question": f"¿Qué regla vale en el caso {number}?",
        "option_a": "La primera",
        "option_b": "La segunda",
        "option_c": "La tercera",
        "option_d": "Ninguna",
        "answer": key,
        "required_knowledge": "['cultural', 'regional']" if label == "CS" else "",
        "time_sensitive": "['No', 'No']" if label == "CS" else "",
        "region": "['Europe', 'Europe']" if label == "CS" else "",
        "cultural_sensitivity_label": label,
        "is_annotated": label != "-",
    }
    for number, category, key, label in (
        (1, "Business", "D", "CS"),
        (2, "Business", "A", "-"),
        (3, "STEM", "B", "CA"),
    )
]

SHAPES = {
    "belebele": (BELEBELE, BELEBELE_ROWS),
    "xcopa": (XCOPA, XCOPA_ROWS),
    "truthful": (TRUTHFUL, TRUTHFUL_ROWS),
    "global": (GLOBAL, GLOBAL_ROWS),
}
