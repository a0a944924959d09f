# The form in which people say whether and how they want to be named.
welcome-title = About you
welcome-text = Would you like to be thanked by name? You decide. If you do not answer, you stay anonymous: your work counts just the same and your name appears nowhere in public. You can come back and change your answer at any time.
credit-title = May we name you in public?
credit-description = On the campaign's web page and in the credits of the finished dataset.
credit-yes = Yes, with the name below
credit-no = No, I prefer to be anonymous
display_name-title = The name to show
display_name-description = Your name or a nickname. No e-mail address, please: everyone will see it.
variety-title = Your variety of the language
variety-description = Optional, such as Mexico, Río de la Plata or es-MX. Only the organizers see it.
