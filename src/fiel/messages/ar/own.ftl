# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# صفحة كل شخص، ونهاية قائمة الانتظار. بين الأقواس أرقام وأسماء فقط.
title = صفحتك
home = كل المهام
private-note = لا يرى هذه الصفحة غيرك.
sign-in = سجّل الدخول لترى ما فعلته وما آل إليه.
sign-in-button = تسجيل الدخول
failed = تعذّر تحميل صفحتك.
try-again = المحاولة من جديد
continue = المتابعة: { $task }
nothing-open = أجبت عن كل ما هو متاح لك الآن. شكرًا لك!
no-tasks = لست مشاركًا في أي حملة مفتوحة.
today = إجابات اليوم
streak = أيام متتالية
answers = كل الإجابات
reached = محطة بلغتها
next = المحطة التالية عند عدد الإجابات { $count }
show-item = عرض العنصر
corrections-heading = ماذا حدث لتصحيحاتك
corrections-none = لم تصحّح أي نص بعد.
corrections-note = أحدث التصحيحات: { $count }. يُحسم العنصر حين يجيب عنه عدد كافٍ من الناس.
corrections-list = عرضها واحدًا واحدًا
state-released = قُبل ونُشر
state-accepted = قُبل
state-changed = تقرر غير ذلك
state-open = لم يُحسم بعد
comments-heading = تعليقاتك
reply = ردّ فريق التنظيم، { $date }:
no-reply = لا ردّ بعد.
credits-heading = اسمك أمام الناس
credits-named = { $campaign }: تظهر باسم { $name }.
credits-unnamed = { $campaign }: تظهر بلا اسم.
credits-unasked = { $campaign }: لم تقل بعد هل تريد ذكر اسمك، ولذلك تظهر بلا اسم.
public-page = صفحتك العامة
change-name = تغيير ذلك
end-thanks = شكرًا لك! أجبت عن كل العناصر المتاحة لك هنا.
end-next = يراجع الآن أشخاص آخرون العناصر نفسها، وما يتفقون عليه يدخل الإصدار القادم من الاختبار.
end-dashboard = ما وصل إليه الجميع
end-own = عرض صفحتك
about-thanks = شكرًا لك، سُجّل ذلك. يمكنك تغييره متى شئت.
blind-task = أسئلة بلا مفتاح الإجابة: { $task }
blind-answers = أسئلة أُجيب عنها بلا مفتاح الإجابة
