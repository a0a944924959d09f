# The form in which people answer a question without seeing the key.
guide = Answer as if it were an exam: choose the option that you believe to be right, without looking it up. The answer key is not shown. Your answer helps to find questions with a wrong key, ambiguous questions and broken translations; it says nothing about you, and nobody is graded. Once enough people have answered, the organizers can show the key: you will find it among the questions that you answered.
question-title = Which option is right?
choice-title = Your answer
choice-description = If none is right, or more than one, say so. If you do not know, say so too: do not guess.
choice-none = None of them, or more than one
choice-unsure = I don't know
priority-title = Order
key = The answer key of the data: { $answer }
retired = This question was withdrawn or has changed: there is no need to answer it.
