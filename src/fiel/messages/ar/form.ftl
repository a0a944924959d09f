# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# النموذج الذي يراه المتطوعون في Argilla.
item-title = النص الأصلي والترجمة
correct-mark = الإجابة الصحيحة
guide-link = فتح الدليل
guide-hint = الدليل في أسفل الصفحة
no-source = لا يوجد أصل إنجليزي
verdict-title = ما حكمك على الترجمة؟
verdict-description = إذا غيّرت أي نص فاختر «مصحّحة».
verdict-correct = صحيحة
verdict-corrected = مصحّحة
verdict-unusable = غير صالحة
reason-title = إذا كانت غير صالحة، فما السبب؟
reason-description = فقط إذا اخترت «غير صالحة». «لا يُترجم»: يتوقف على ثقافة الأصل أو لغته.
reason-wrong-original = الأصل خاطئ
reason-untranslatable = لا يُترجم
reason-beyond-repair = لا يمكن إصلاحه
reason-wrong-answer = الإجابة المحددة خاطئة
reason-other = سبب آخر
comment-title = تعليق
comment-description = اختياري، لفريق التنظيم: سؤال أو أي شيء تودّ أن نعرفه.
segment-context = السياق
segment-instruction = السؤال
segment-option_a = الخيار A
segment-option_b = الخيار B
segment-option_c = الخيار C
segment-option_d = الخيار D
segment-option_e = الخيار E
segment-option = الخيار { $letter }
segment-activity_label = الموضوع
segment-ctx_a = السياق
segment-ctx_b = السياق، الجملة الأخيرة
segment-ending_0 = النهاية 1
segment-ending_1 = النهاية 2
segment-ending_2 = النهاية 3
segment-ending_3 = النهاية 4
segment-prompt = التعليمات
split-title = القسم
findings-title = الفحوص الآلية
priority-title = الأولوية
finding-error = خطأ محتمل:
finding-warning = تنبيه:
superseded-label = نص أحدث:
superseded-text = لهذا العنصر صيغة أحدث في سجل آخر. لا شيء مطلوب هنا، والإجابات السابقة محفوظة.
withdrawn-label = مسحوب:
withdrawn-text = لم يعد هذا العنصر جزءًا من الحملة. لا شيء مطلوب هنا، والإجابات السابقة محفوظة.
proposal-label = اقتراح من { $agent }:
proposal-take = استخدام هذا النص
carried-label = صُحّح من قبل
carried-text = { $items ->
    [one] في عنصر آخر، بيد المشاركين.
    [two] في عنصرين آخرين، بيد المشاركين.
    [few] في { $items } عناصر أخرى، بيد المشاركين.
    [many] في { $items } عنصرًا آخر، بيد المشاركين.
   *[other] في { $items } عنصر آخر، بيد المشاركين.
} النص الذي في الخانة نصهم: قارنه بالأصل.
carried-text-release = { $items ->
    [one] في عنصر واحد من الإصدار { $release }.
    [two] في عنصرين من الإصدار { $release }.
    [few] في { $items } عناصر من الإصدار { $release }.
    [many] في { $items } عنصرًا من الإصدار { $release }.
   *[other] في { $items } عنصر من الإصدار { $release }.
} النص الذي في الخانة من هناك: قارنه بالأصل.
label-culture = هل تتطلب الإجابة معرفة بثقافة معينة؟
label-culture-no = لا
label-culture-yes = نعم
label-time = هل ستتغير الإجابة الصحيحة مع مرور الزمن؟
label-time-no = لا
label-time-yes = نعم
label-region = ما المنطقة التي تجب معرفتها، إن وُجدت؟
label-region-africa = أفريقيا
label-region-asia = آسيا
label-region-europe = أوروبا
label-region-latin-america = أمريكا اللاتينية
label-region-middle-east = الشرق الأوسط
label-region-north-america = أمريكا الشمالية
label-region-oceania = أوقيانوسيا
label-question = ما الخطأ في السؤال نفسه، في أي لغة؟
label-question-ok = لا شيء
label-question-unclear-question = السؤال غير واضح
label-question-unclear-options = الخيارات غير واضحة
label-question-no-answer = لا خيار صحيحًا
label-question-several-answers = عدة خيارات صحيحة
label-question-wrong-key = خيار آخر هو الصحيح
label-question-expert = لا يستطيع الحكم إلا خبير
label-error = ما الخطأ في الترجمة؟
label-error-terminology = مصطلح خاطئ
label-error-agreement = نحو أو مطابقة
label-error-meaning = معنى خاطئ
label-error-omission = شيء ناقص
label-error-addition = شيء زائد
label-error-untranslated = تُرك باللغة الأصلية
label-error-style = أسلوب غير طبيعي
