# The form in which people say whether and how they want to be named.
welcome-title = About you
welcome-text = Would you like to be thanked by name? You decide. If you do not answer, you stay anonymous: your work counts just the same and your name appears nowhere in public. You can come back and change your answer at any time. Answers are published without names; but if you are named and work while nobody else does, someone who watches the campaign's page closely could work out which answers are yours.
credit-title = May we name you in public?
credit-description = On the campaign's web page and in the credits of the finished dataset, with how many texts you reviewed and when.
credit-yes = Yes, with the name below
credit-no = No, I prefer to be anonymous
display_name-title = The name to show
display_name-description = Your name or a nickname. No e-mail address, please: everyone will see it.
variety-title = Your variety of the language
variety-description = Optional, such as Mexico, Río de la Plata or es-MX. Only the organizers see it.
