# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# الشارة والبطاقة اللتان يشاركهما الناس.
together = كل الحملات
badge = اعتُمد {"\u200E"}{ $percent }%
badge-simulated = اعتُمد {"\u200E"}{ $percent }% · محاكاة
simulated = بيانات محاكاة
card-percent = { $percent }%
card-items = { $total ->
    [zero] اعتُمد { $validated } من { $total } عنصر
    [one] اعتُمد { $validated } من عنصر واحد
    [two] اعتُمد { $validated } من عنصرين
    [few] اعتُمد { $validated } من { $total } عناصر
    [many] اعتُمد { $validated } من { $total } عنصرًا
   *[other] اعتُمد { $validated } من { $total } عنصر
}
card-people = { $people ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}
card-answers = { $answers ->
    [zero] لا إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $answers } إجابات
   *[other] { $answers } إجابة
}
card-work = { $people } · { $answers }
card-purpose = يراجع الناس، واحدة واحدة، الترجمات التي تُقيَّم بها النماذج اللغوية.
card-people-at-most = الأشخاص: { $people } على الأكثر
card-days = أيام فيها إجابات: { $days }
card-person = شخص متطوع
