# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# أول رسالة إلى شخص في حملة.
welcome-hello = مرحبًا، { $name }!
welcome-thanks = شكرًا لمساعدتك في { $title }.
welcome-start = ابدأ من هنا؛ تجد الدليل فوق العنصر الأول:
welcome-account = اسم المستخدم: { $username }
welcome-password = كلمة المرور: { $password }
welcome-guide = تكفي عشر دقائق لبضعة عناصر، ويمكنك التوقف متى شئت. إذا لم يكن شيء واضحًا فاترك تعليقًا على العنصر.
welcome-about = أخبرنا كيف تريد ذكر اسمك، أو أنك تفضّل عدم ذكره:
