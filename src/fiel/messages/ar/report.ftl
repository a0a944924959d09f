# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# الصفحة التي فيها ما وجدته الفحوص الآلية في حملة.
heading = ما وجدته الفحوص الآلية
about = الحملة «{ $title }». هذا ما يبدو مريبًا في الترجمة قبل أن يراجعها أحد. يجب حل كل خطأ قبل نشر عنصره؛ أما التنبيه فيقدّم العنصر في قائمة الانتظار فقط.
check = الفحص
severity = الدرجة
error = خطأ
warning = تنبيه
items = العناصر
findings = الملاحظات
task = { $items ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصران
    [few] { $items } عناصر
    [many] { $items } عنصرًا
   *[other] { $items } عنصر
}: فيها أخطاء: { $errors }؛ فيها تنبيهات فقط: { $warnings }؛ لا شيء مريبًا فيها: { $clean }.
counted = { $findings ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $findings } ملاحظات
   *[other] { $findings } ملاحظة
} في { $items ->
    [zero] أي عنصر
    [one] عنصر واحد
    [two] عنصرين
    [few] { $items } عناصر
    [many] { $items } عنصرًا
   *[other] { $items } عنصر
}.
worst = يظهر هنا الأسوأ، وعدده { $count }.
source = الأصل الإنجليزي
translation = الترجمة
no-source = لا يوجد أصل إنجليزي
nothing = لم يُعثر على شيء مريب.
