# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# أخبار الأسبوع، وما يُقال في محادثة.
news-title = { $title }: الأسبوع بالأرقام
news-answers = إجابات هذا الأسبوع: { $count }، وعدد من أجابوا: { $people }
news-none = لم يجب أحد هذا الأسبوع. تستغرق بضعة عناصر عشر دقائق.
news-done = العناصر المكتملة: { $done } من { $total } ({"\u200E"}{ $percent })
news-end = بهذه الوتيرة تنتهي نحو { $day }.
news-finished = لكل عنصر إجاباته. شكرًا لكم!
hook-milestone = { $title }: اكتمل {"\u200E"}{ $percent } من العناصر!
hook-comments = { $title }: تعليقات جديدة تنتظر ردًا: { $count }
hook-disputes = { $title }: عناصر جديدة يختلف الناس فيها: { $count }
