# The form in which people say whether and how they want to be named.
welcome-title = About you
welcome-text = Would you like to be thanked by name? You decide. If you do not answer, you stay anonymous: your work counts just the same and your name appears nowhere in public. You can come back and change your answer at any time. Answers are published without names, and what was decided is shown only once the answers of at least three people can be shown together; but in a small group, someone who knows what the others answered could work out which answers are yours.
credit-title = May we name you in public?
credit-description = On the campaign's web page and in the credits of the finished dataset, with how many texts you reviewed and when.
credit-yes = Yes, with the name below
credit-no = No, I prefer to be anonymous
display_name-title = The name to show
display_name-description = Your name or a nickname. No e-mail address, please: everyone will see it.
variety-title = Your variety of the language
variety-description = Optional, such as Mexico, Río de la Plata or es-MX. Only the organizers see it.
variety_public-title = May we count it in public?
variety_public-description = As a number on the campaign’s web page, such as “Mexico: 10 or more”: only if five or more people said the same, never with a name, and never changed by one person alone. Without your yes, only the organizers see it.
variety_public-yes = Yes, count it in public
variety_public-no = No, only for the organizers
