"""A short text of a page comes in, whether it asks for money, bars the way or leads on goes out: tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a wall asks for: a subscription, an account, a payment, a consent.
ASKS = (
    (r"subscri(?:be|bing|ptions?|bers?)\b|sign(?:ing)? (?:in|up)\b|log(?:ging)? ?in\b|logged in|regist(?:er|ration)|"
    r"(?:create|set up|open) (?:a|an|your)(?: \w+){0,2} account|(?:become|be) (?:a|an) (?:\w+ )?(?:member|supporter|patron)|"
    r"(?:paying|paid|registered|premium) (?:members?|readers?)|members?[- ]only|(?:your|a|with) membership|join (?:now|today|us|for)|(?:free|day|week|month) trial|upgrade|unlock|choose (?:a|your) plan|"
    r"accept\w* (?:all |our |the )?cookies|consent|agree to|premium (?:content|article|story|subscri\w+|account|plan)|purchase a|"
    r"(?:[$€£] ?\d|\d\d? ?(?:cents|p\b)).{0,20}\b(?:week|month|year)"),
    (r"abo(?:s|nnements?|nnent\w*|nnier\w*)?\b|probe-?abo\w*|digital-?abo\w*|\w+-abo\b|\w*abonnement|registrier\w*|anmeld\w*|"
    r"einlogg\w*|(?:kostenlos|gratis|tage|monate?|wochen?|jetzt)\w*(?: \w+)? (?:testen|konto|registr\w+|anmeld\w+)|konto\b|freischalten|zustimm\w+|"
    r"mitglied (?:werden|sein)|mitgliedschaft|(?:mit|dank) [\wäöüß ]{2,30}(?:plus|\+|premium|pur)(?!\w)"),
    (r"abonn\w+|payante?s?\b|connect(?:ez|er)\b|identifi(?:ez|er)-|inscri\w+|cré(?:ez|er) (?:un|votre) compte|compte gratuit|"
    r"accept(?:ez|er|ant) (?:les |tous les )?cookies|essa(?:i|yez) ?(?:gratuit\w*)?|offre|sans engagement|adhérent\w*|achet\w+"),
    (r"suscr[ií]\w+|reg[ií]str\w+|inici(?:ar?|e|o|á) sesi[óo]n|cre(?:a|e|ar) (?:tu|una|su)(?: \w+)? ?cuenta|cuenta gratuita|"
    r"hazte (?:socio|socia|miembro|premium)|soci[oa]s?\b|acepta\w* (?:las )?cookies|prueba gratis"),
    r"abb[oò]n\w+|registr(?:ati|arsi|azione|ato|ati)|acced[ie]\b|accedere|iscri(?:viti|tti|zione)|accetta\w* (?:i )?cookie|prova gratis",
    r"abonn\w+|proefabonnement|inlogg\w+|log in\b|registreer\w*|meld je aan|account|lid (?:worden|van)|word lid|leden\b|accepteer\w*",
    r"assin(?:e|ar|ante|antes|atura|aturas)\b|subscr(?:eva|ever|itor\w*|ição)|cadastr\w+|registe-se|faça (?:o )?login|entre\b|criar? (?:uma )?conta|conta gratuita",
    (r"prenumer\w+|logga in|skapa (?:ett |gratis )?\w*konto|registrera\w*|bli medlem|medlem\w*|"
    r"log(?:g)? (?:ind|inn)\b|bliv (?:abonnent|medlem)|bli (?:abonnent|medlem)|opret (?:\w+ )?(?:konto|profil|bruger)|opprett (?:\w+ )?(?:konto|bruker)|"
    r"prøv (?:den |de |en |gratis)|prova (?:gratis|i|en)|\b1 kr(?:ona|one|\.)?\b"),
    r"(?:za)?prenumer\w+|subskry\w+|zaloguj\w*|zalogowan\w+|zarejestruj\w*|za[łl]ó[żz] (?:\w+ )?konto|wykup\w*|kup dostęp|masz już (?:dostęp|konto)|ofert\w+",
    r"подпи(?:ш|с)\w+|войдите|зарегистриру\w+|підпи(?:ш|с)\w+|увійдіть|abone\b|üye (?:ol|girişi)\w*|giriş yap|předplat\w+|přihla[sš]\w+|registr\w+|tilaa\w*|tilaaj\w+|kirjaudu",
)  # fmt: skip

# What it keeps back: no text but a wall says this.
BARS = (
    (r"(?:continue|keep|finish|go on|resume) read(?:ing)?\b(?! to | for (?:more|the best)| the main)|(?:to|please|and|you can) read on\b|(?<!scroll )to continue\b(?! (?:with|the \w+ing|\w+ing (?!to|this|the|our)))|"
    r"(?:read|see|view|get|finish|access|enjoy) (?:the |this |our )?(?:(?:full|whole|entire|complete|remaining|rest of (?:the|this|our)) (?:\w+ )?(?:story|stories|articles?|posts?|text|report|reporting|piece|content|version|analysis|interview|column|coverage)|rest of (?:it|this|the)\b)|"
    r"(?:rest|remainder|full version|full text|whole) of (?:this|the|our) (?:\w+ )?(?:story|article|post|report|text|piece|content|analysis|interview|review)|"
    r"read (?:this|the)[\w ]{0,20}(?:story|article|post|report|stories|articles)? ?in full|"
    r"(?:this|the|our) (?:full |whole |rest of the |\w+ )?(?:story|article|post|content|report|page|text|analysis|piece|newsletter) (?:is|are) (?:\w+ ){0,3}(?:(?:for|to|with) (?:\w+ ){0,3}(?:subscri|member|supporter|registered|patron|readers)|reserved|exclusive to|locked|premium\b|behind a|restricted to)|"
    r"(?:reached|used|hit|exceeded|read) (?:\w+ ){0,3}(?:limit|free|complimentary|last|all)\b.{0,30}(?:articles?|stories|limit|views|reads|month)|"
    r"(?:reached|hit|exceeded) (?:\w+ ){0,4}limit|(?:last|remaining|more) (?:free|complimentary) (?:article|story|read)|"
    r"unlock (?:this|the|full|all|every|our|it)\b(?: \w+)? ?(?:article|stor(?:y|ies)|post|content|access|report|piece|rest|text|analysis)|(?<!thanks )(?<!thank you )(?:for|to|only) (?:our |\w+ly )?(?:paying |paid |registered |premium |digital |logged-in )?(?:subscribers|members|readers)(?: only|\b[.!]|$)|"
    r"(?:subscribers?|members?)[- ](?:only|exclusive)(?: (?:article|story|content|post|access|report)|[^\w\s]|$)|exclusive(?:ly)? (?:for|to) (?:\w+ ){0,2}(?:subscribers|members)|premium (?:content|article|story)|"
    r"(?:is|are|remains?) (?:only )?available (?:only )?(?:to|with|for) (?:\w+ ){0,3}(?:subscri|member|regist|readers)"),
    (r"weiter ?(?:zu )?lesen|weiterzulesen|weiterlesen|(?:ganzen?|vollständige?n?|kompletten?|gesamten?|diesen?|den|alle) "
    r"(?:artikel|beitrag|text|inhalte?|bericht|story)(?: \w+){0,2} ?(?:lesen|freischalten|zu lesen|sehen)|"
    r"(?:beitrag|artikel|text) (?:vollständig|ganz|komplett) (?:zu )?lesen|"
    r"(?:dieser|der|dieses) (?:artikel|beitrag|text|inhalt|angebot)(?: \w+){0,3} (?:ist|steht|gibt es)(?: \w+){0,3} (?:nur|exklusiv|ausschließlich|für abonn|für registr|kostenpflichtig)|"
    r"(?:nur|exklusiv|ausschließlich) (?:für|mit) (?:\w+[- ]){0,3}(?:abo|registrierte|mitglieder|leser|plus)|kostenpflichtig|artikel freischalten|den vollständigen (?:artikel|text|beitrag)"),
    (r"(?:lire|pour|accéder à|découvrir) la suite|(?:poursuivre|continuer)(?: \w+){0,2} (?:la |votre )?lecture|continuer à lire|la suite (?:est|de (?:cet|l))|"
    r"réservée?s? (?:aux|à)(?: \w+){0,2} (?:abonné|membre|inscrit|adhérent)|(?:article|contenu) réservé|il vous reste|"
    r"(?:l.intégralité|la totalité) (?:de|du)|vous avez lu \d|lire (?:cet |l.)?(?:article|texte) (?:en entier|complet|en intégralité|dans son intégralité)"),
    (r"(?:seguir|continuar|sigue|siga|continúa|continúe) (?:leyendo|la lectura)|(?:exclusiv|reservad|disponible|solo|sólo)\w*(?: \w+){0,2} para(?: \w+){0,2} (?:suscriptor|abonad|soci|registr|miembr)|"
    r"(?:artículo|noticia|texto|nota|contenido) (?:complet|íntegr|exclusiv)\w*|(?:alcanzado|agotado|superado) (?:\w+ ){0,2}límite|lee(?:r)? sin límites|para leer (?:el|la|este|esta)\b"),
    (r"(?:continu\w+|proseguire|prosegui)(?: a| nella| la| con la)* (?:leggere|lettura)|riservat[oi] (?:agli|ai|a)\b|(?:articolo|contenuto|testo) (?:completo|integrale|riservato|per abbonati|esclusivo)|"
    r"leggere (?:l.articolo|tutto|il resto|per intero)|(?:solo|esclusiv\w+) per (?:gli )?(?:abbonati|iscritti)|per leggere (?:tutto|l.)"),
    (r"(?:verder|door) ?(?:te )?(?:lezen|lees)|lees (?:verder|door)|(?:alleen|exclusief|uitsluitend) (?:\w+ ){0,2}(?:voor|toegankelijk|beschikbaar)|"
    r"(?:hele|volledige|complete|alle|helemaal) (?:artikel\w*|verhaal|verhalen)?(?: \w+)? ?(?:te )?lezen|(?:hele|volledige|alle) (?:artikel\w*|verhaal|verhalen)|maximum aantal"),
    (r"continu(?:ar|e) (?:lendo|a ler|a leitura)|(?:exclusiv|reservad|apenas|só)\w*(?: \w+){0,2} para(?: \w+){0,2} (?:assinante|subscritor|membro|cadastr)|"
    r"(?:artigo|matéria|reportagem|texto|conteúdo) (?:complet|exclusiv|na íntegra|fechad)\w*|na íntegra|(?:atingiu|alcançou) (?:\w+ ){0,2}limite"),
    (r"läs (?:vidare|hela|resten)|läsa (?:vidare|hela|resten)|fortsätt\w* (?:att )?läsa|(?:bara|endast|enbart|exklusivt?) för (?:\w+ )?(?:prenumer|medlem|inlogg)|(?:artikeln|innehållet|texten) är (?:låst|\w+ för|för)|"
    r"læs(?:e)? (?:videre|hele|resten)|(?:kun|forbeholdt|eksklusivt)(?: \w+){0,2} (?:abonnent|medlem|for)|les(?:e)? (?:videre|hele|resten)|(?:saken|artikkelen|artiklen|historien|innholdet|indholdet) (?:er )?(?:\w+ )?(?:for|låst|forbeholdt)|fortsætt?e? (?:med at )?læse|fortsette? (?:å )?lese"),
    r"(?:czytaj|czytać|przeczytaj|przeczytać) (?:dalej|całość|go w całości|cały|w całości)|(?:dalsza|pozostała|reszta) (?:część|treści|artykułu)|pozostało \d|(?:dostępn|przeznaczon)\w+ (?:\w+ ){0,3}(?:dla|po)|tylko dla|dla (?:prenumerator|subskrybent|zalogowan)\w+|w całości",
    (r"читать (?:далее|дальше|полностью)|чтобы (?:прочитать|продолжить)|только для|полн\w+ (?:версия|текст)|читати далі|щоб (?:прочитати|продовжити)|"
    r"devamını oku\w*|okumaya devam|(?:celý|zbytek) (?:článek|článku|text\w*)|pokračovat ve čtení|pouze pro|jatka lukemista|lue koko|vain tilaajille"),
)  # fmt: skip

# What a wall says of the very article: it is for those who pay; read it to its end; do you want the rest?
OWN = (
    r"(?:this|the (?:full|whole|entire|rest|remainder)|(?:rest|remainder) of)(?: \w+){0,3} (?:is|are|was|comes|belongs|stays?)(?: \w+){0,5} (?:subscri(?:bers?|ptions?)|members?(?:hip)?|supporters?|patrons?|paying|paid|registered|premium|logged[- ]in)\b",
    r"(?:this|today.s) (?:is a )?(?:premium|subscribers?|members?)(?:[- ]only| exclusive)? (?:article|story|post|report|content|feature|analysis|piece|column|briefing)",
    r"(?:want|would you like|ready|like) to (?:(?:keep|go on|continue|finish) reading|know (?:more|how|what|the rest)|(?:read|see|find out) (?:on|the (?:rest|full|whole)|how (?:it|this)|more of this|what happen))|there.s more (?:to|of|in) (?:this|the)\b|(?:what|you.ve) (?:\w+ )?(?:read|seen) (?:so far|a preview)|(?:this is|end of) (?:a |the |your )?(?:free )?preview",
    r"(?:subscri\w+|sign (?:in|up)|log ?in|register|join|upgrade|account|pay|trial|membership)(?: \w+){0,4} (?:to|and) (?:read|see|view|access|get|unlock|finish)(?: \w+){0,2} (?:this|the (?:rest|full|whole|entire|remaining|article|story|report)|it)\b(?!.{0,20}(?:inbox|e-?mail|free))",
    r"(?:dies(?:e[rsnm]?)|der|das|die|den|unser\w*)(?: \w+)? (?:artikel|beitrag|text|inhalt|bericht|story|reportage|geschichte|interview|recherche|analyse)(?: \w+){0,3} (?:für|mit|nur|exklusiv|an|hinter)(?: \w+){0,3} (?:abo\w*|leser\w*|mitglied\w*|\w*abonnent\w*|registrierte\w*|plus\w*|premium\w*|kund\w+|konto)|(?:zu ende|bis zum ende|bis zum schluss|ganz|komplett) (?:zu )?lesen|(?:möchten|wollen|willst|möchtest) (?:sie|du)(?: \w+){0,4} (?:lesen|erfahren|wissen)|wie (?:es|die geschichte) weitergeht",
    r"(?:cet(?:te)?|ce|la suite de (?:cet(?:te)?|ce))(?: \w+)? ?(?:article|contenu|texte|enquête|reportage|récit|entretien|analyse|publication)s?(?: \w+){0,4} (?:payante?|abonné\w*|membres?|inscrits?|adhérents?|premium|compte)|jusqu.(?:au bout|à la fin)|(?:voulez|souhaitez|envie)[- ](?:vous |de )?(?:\w+ ){0,2}(?:lire|savoir|connaître)|(?:lire|consulter|débloquer|découvrir) (?:l.intégralité|l.ensemble|l.article|cet article|le reste)",
    r"(?:est[ea]|el|la|resto del?)(?: \w+)? (?:artículo|contenido|noticia|texto|nota|reportaje|historia|información|entrevista|análisis)(?: \w+){0,4} (?:suscri\w+|soci[oa]s?|abonad\w+|registrad\w+|miembros|de pago|premium)|hasta el final|(?:quieres|quiere|desea|deseas) (?:\w+ ){0,2}(?:leer|leyendo|saber|seguir)|(?:leer|acceder a|ver|desbloquea\w*) (?:\w+ ){0,2}(?:est[ea]|el resto|completo|completa|íntegr\w+)",
    r"(?:quest[oa]|il resto (?:dell.|del |di questo )|l.|il|la) ?(?:articolo|contenuto|testo|servizio|inchiesta|intervista|pezzo|notizia|approfondimento)(?: \w+){0,4} (?:abbonat\w+|iscritt\w+|registrat\w+|soci|premium|a pagamento)|fino in fondo|(?:vuoi|vuole|desideri)(?: \w+){0,2} (?:leggere|sapere|continuare)|(?:leggi|leggere|sblocca\w*)(?: \w+){0,2} (?:l.articolo|questo|il resto|tutto)",
    r"(?:dit|deze|het|de rest van)(?: \w+)? (?:artikel|verhaal|stuk|inhoud|bericht|interview|reportage|content|achtergrond)(?: \w+){0,3} (?:abonnees?|leden|premium|betaald\w*|account|ingelogd\w*)|(?:wilt? u|wil je|benieuwd)(?: \w+){0,4} (?:lezen|weten)|tot het einde",
    r"(?:est[ea]|o|a|resto d[oa])(?: \w+)? (?:artigo|conteúdo|matéria|reportagem|texto|notícia|história|entrevista)(?: \w+){0,4} (?:assinantes?|subscritor\w*|membros|cadastrad\w+|registad\w+|premium|pag[oa])|até (?:ao|o) fim|(?:quer|deseja|queres)(?: \w+){0,2} (?:ler|continuar|saber)|(?:ler|leia|desbloque\w+|acessar|aceder a)(?: \w+){0,2} (?:est[ea]|o resto|completa?|o artigo|a matéria)",
    r"(?:den här|det här|denna|detta|denne|dette|resten a[vf])(?: \w+)? (?:artikel\w*|artikkel\w*|text\w*|tekst\w*|innehåll\w*|indhold\w*|innhold\w*|sak\w*|histori\w*|reportage\w*)(?: \w+){0,4} (?:prenumer\w+|abonne\w+|medlem\w*|plus\w*|premium|inlogg\w*|logg?et)|vil(?:l)? du (?:\w+ ){0,2}(?:läsa|læse|lese|veta|vite|vide)\b|till slutet|til slutt",
    r"(?:ten|tego|cał\w+)(?: \w+)? (?:artykuł\w*|tekst\w*|materiał\w*|treś\w+)(?: \w+){0,4} (?:prenumer\w+|subskry\w+|zalogowan\w+|premium|płatn\w+)|do końca|chcesz (?:\w+ ){0,3}(?:czytać|przeczytać|wiedzieć)|(?:э|е)т(?:а|от|у|ой)(?: \w+)? (?:стать\w+|материал\w*|текст\w*)(?: \w+){0,4} (?:подпис\w+|платн\w+)|до конца",
)  # fmt: skip

# Weaker: promises that stand beside whole articles too.
PROMISES = (
    (r"(?:full|unlimited|complete|exclusive|instant|ad-free|total) (?:\w+ )?(?:access|articles|stories|content|reading|benefits)|(?:all|every) (?:our |of our )?(?:articles?|stor(?:y|ies)|content)|whole picture|"
    r"cancel (?:any ?time|whenever)|already (?:a|an|have) (?:\w+ )?(?:subscriber|member|account|subscription)|don.t miss out|free (?:articles|stories)"),
    r"jederzeit kündbar|monatlich kündbar|(?:bereits|schon) (?:\w+ )?(?:abonnent\w*|registriert|mitglied|kunde|ein konto|ein abo)|alle (?:inhalte|artikel)|unbegrenzt\w*|werbefrei",
    r"accès (?:illimité|à tous|complet)|déjà (?:abonnée?|inscrite?|un compte)|sans engagement|tous (?:les|nos) (?:articles|contenus)",
    r"acceso (?:ilimitado|completo|a todo)|¿?ya (?:eres|es|tienes)|sin (?:límites|compromiso)|cancel\w+ cuando|todo el contenido",
    r"accesso (?:illimitato|completo)|(?:sei )?già (?:abbonat|registrat|iscritt)\w+|tutti (?:gli articoli|i contenuti)|senza vincoli|disdici quando",
    r"(?:onbeperkt|volledige) toegang|al (?:een )?(?:abonnee|account|lid)|onbeperkt lezen|(?:maandelijks|elk moment) opzegbaar",
    r"acesso (?:ilimitado|completo|total)|já (?:é|tem|sou) (?:assinante|conta|cadastro)|sem limites|cancele quando",
    r"redan (?:prenumerant|medlem|kund)|har du (?:redan |allerede )?(?:ett |et )?(?:konto|abonnement|prenumeration)|allerede (?:abonnent|kunde|medlem)|alt innhold|alt indhold|allt innehåll|ingen (?:bindnings?tid|binding)",
    r"masz już (?:dostęp|konto|prenumeratę)|nieograniczony dostęp|dostęp do (?:wszystkich|całego)|bez (?:limitu|zobowiązań)",
)  # fmt: skip

# Scripts without spaces, and what they say in one breath.
ASKS_CJK = re.compile(r"会員|會員|会员|登録|订阅|訂閱|登录|登入|登錄|购买|購買|購読|ログイン|有料|付费|付費|구독|로그인|회원|유료|免费|試用|试读")  # fmt: skip
BARS_CJK = re.compile(
    r"(?:この|本)(?:記事|文)(?:は|を).{0,16}(?:会員|有料|登録|ログイン)|最後まで(?:読|お読)|"
    r"続き(?:を|は|お読み)|つづき|全文(?:を|は|阅读|閱讀)?|残り[\d,，]|(?:記事|続き|全文|この先).{0,14}限定|限定.{0,4}記事|有料会員限定|(?:继续|繼續)(?:阅读|閱讀|浏览)|(?:阅读|閱讀|查看|解锁|解鎖)(?:全文|更多|剩余|完整)|仅供|僅供|"
    r"(?:次数|額度|篇数)已|剩余|전문|계속 (?:읽|보)|전용|이어서 (?:읽|보)"
)  # fmt: skip

# The text goes on elsewhere: a whole line that says so. The second lot heads lists of other stories, too.
LEADS = (
    (r"(?:continue|keep) reading(?! (?:the main|below)\b)(?: .{1,60})?|(?:click|tap)(?: here)? to (?:read|continue)(?: reading| more| on| (?:the )?(?:full|whole|entire|rest)\b.{0,60})?|"
    r"(?:read|see|view|get) (?:the |this )?(?:full|whole|entire|complete|rest of (?:the|this)|remaining)(?: \w+)? ?(?:story|article|post|report|text|piece|interview|version|column|blog(?: post)?|release)(?:(?:,| here| at| on| in| from| via| by)\b.{0,70})?|"
    r"(?:read|view) (?:the )?(?:article|story) (?:at|on|in full)\b.{0,60}|full (?:story|article)(?: (?:here|at|on)\b.{0,40})?"),
    r"(?:hier )?weiterlesen(?: .{1,50})?|(?:den |zum |hier (?:den |zum )?)?(?:ganzen?|vollständigen?|kompletten?|gesamten) (?:artikel|text|beitrag|bericht|interview|story)(?: .{0,30})?|lesen sie (?:hier )?(?:weiter|den (?:ganzen|vollständigen|kompletten)).{0,50}",
    r"lire (?:la suite|l.article (?:complet|entier|en entier)|l.intégralité|l.intégrale)(?: .{1,50})?|(?:continuer|poursuivre)(?: à lire| la lecture| votre lecture)(?: .{1,40})?",
    r"(?:seguir|continuar|sigue|siga|continúa|continúe) leyendo(?: .{1,50})?|leer (?:el artículo|la nota|la noticia|el texto) complet[oa]|leer completo|(?:lee|lea) (?:el artículo|la nota) complet[oa].{0,40}",
    r"continua(?: a leggere| la lettura)?(?: .{1,40})?|leggi (?:l.articolo (?:completo|intero)|tutto l.articolo|il resto|tutto)(?: .{1,40})?|prosegui la lettura.{0,30}",
    r"lees (?:verder|(?:het|de) (?:hele|volledige) \w+)(?: .{1,40})?|verder lezen(?: .{1,30})?",
    r"continu(?:ar|e) (?:lendo|a ler|a leitura)(?: .{1,50})?|(?:ler|leia|lê) (?:o artigo complet|a matéria complet|o texto complet|a notícia complet|na íntegra|o artigo na íntegra|a íntegra)\w*.{0,40}",
    r"(?:läs|les|læs) (?:vidare|videre|hela \w+|hele \w+|resten)(?: .{1,40})?|(?:fortsätt|fortsett|fortsæt)(?: å| at| med at)? (?:läs|les|læs)\w*(?: .{1,40})?",
    r"czytaj dalej(?: .{1,40})?|(?:czytaj|przeczytaj) (?:całość|cały (?:artykuł|tekst)|resztę)(?: .{1,40})?",
    r"читать (?:далее|дальше|полностью)(?: .{1,40})?|читати (?:далі|повністю)|devamını oku\w*|okumaya devam.{0,20}|číst (?:dál|dále|celý článek)|pokračovat ve čtení|jatka lukemista|lue koko (?:juttu|artikkeli)",
    r"(?:この記事の|記事の)?(?:続き|つづき|全文)(?:を|は|へ).{0,16}|(?:继续|繼續)(?:阅读|閱讀)(?:全文)?|(?:点击)?(?:阅读|閱讀|查看|展开|展開)(?:全文|剩余全文|原文)|계속 읽기|전문 보기|기사 전문.{0,8}",
)  # fmt: skip
LEADS_OR_LISTS = (
    (r"(?:read|see|view|show|load|learn) more|more|mehr (?:lesen|anzeigen)|lire plus|voir plus|en savoir plus|(?:leer|ver|leé|lee) más|leggi(?: di più| ancora)?|lees meer|meer lezen|"
    r"(?:ler|leia|ver|saiba) mais|läs mer|les mer|læs mere|(?:czytaj|zobacz) więcej|lue lisää|もっと(?:読む|見る)|(?:阅读|閱讀|查看)更多|더 ?보기|читать"),
)  # fmt: skip

# A plea under a whole article speaks of that article too.
THANKS = re.compile(
    r"(?<!\w)(?:enjoy(?:ed)?\b|lik(?:e|ed) (?:this|our|what|reading)|lov(?:e|ed) (?:this|our)|shar(?:e|ing)\b|(?:free|open) (?:to (?:read|all|everyone)|for (?:all|everyone|everybody))|made possible|thanks? to|"
    r"support (?:our|us|independent|local|the)|donat\w+|gift\w*|republish\w*|print edition|spend\w+|unterstütz\w+|teilen|gefallen|gefällt|verschenk\w*|"
    r"soutien\w*|soutenez|soutenir|partag\w+|aimé|vous a plu|un don\b|offrir|apoya\w*|compart\w+|gustado|gustó|dona(?:r|ción)?\b|apoi\w+|partilh\w+|gostou|"
    r"sostien\w+|sostener\w*|condivid\w+|piaciuto|donazione|steun\w*|deel (?:dit|deze)|doneer\w*|gillade|stöd\w*|støtt?\w*|wesprzyj\w*|udostępnij\w*|podoba\w*)|シェア|寄付|分享",
    re.IGNORECASE,
)  # fmt: skip
# Nor is the door to what readers say below it.
TALK = re.compile(
    r"\b(?:(?:to|can|a|your|post|leave|write|add) comment|comments\b|commenting|conversation|discussion|kommentar\w*|kommentier\w*|kommenter\w*|mitdiskutier\w*|commentaires?|commenter|comentar\w*|comentários?|commenti\b|commentare|"
    r"reacties?|reageer\w*|reageren|skomentuj\w*|komentarz\w*|komentować)|コメント|评论|評論",
    re.IGNORECASE,
)  # fmt: skip
# A letter to which an article invites is no wall.
LETTERS = re.compile(r"news\s?-?letter|inbox|e-?mail|infolettre|bolet[ií]n|nieuwsbrief|nyhetsbrev|nyhedsbrev|podcast|rss\b", re.IGNORECASE)  # fmt: skip
# Nor is a notice that one account is read in two places.
DEVICES = re.compile(r"\b(?:devices?|dispositiv\w+|appareils?|geräte?)\b", re.IGNORECASE)
CONSENT = re.compile(
    r"cookies?\b|consent|privacy|personal(?:ised|ized) ad|tracking|partners?\b|legitimate interest|gdpr|einwilligung|datenschutz|zustimm\w+|personalisierte|widerruf\w*|werbung|"
    r"consentement|vie privée|traceurs|personnalisée?s?|consentimiento|privacidad\w*|consenso|informativa|finalità|toestemming|advertenties|samtycke|samtykke|zgod[ay]\b|prywatnoś\w+|同意|プライバシー|隐私",
    re.IGNORECASE,
)  # fmt: skip
NAMED = re.compile(
    r"pay-?wall|reg-?wall|piano|meter(?:ed|ing)?(?:$|[^a-z])|subscri(?:be|ber|ption)s?-?_?(?:wall|gate|barrier|only|offer|prompt)|(?:login|register|registration|content|member\w*|reader|article)-?_?(?:wall|gate|barrier|lock)|"
    r"paid-?(?:barrier|content)|premium-?(?:box|wall|content)|(?:^|[^a-z])(?:gate|barrier|locked|wall|tp-container|offer)(?:$|[^a-z])",
    re.IGNORECASE,
)  # fmt: skip
EDGES = " \t\n.…»›>→➔➜⟶▸▶[]()«‹:-–—|↓"


def _any(lots: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lots)})", re.IGNORECASE)


ASK, BAR, OWNS, PROMISE, LEAD, LEAD_OR_LIST = (
    _any(lot) for lot in (ASKS, BARS, OWN, PROMISES, LEADS, LEADS_OR_LISTS)
)


def asks(text: str) -> bool:
    """Tell whether a text asks for a subscription, an account or a consent."""
    return bool(ASK.search(text) or ASKS_CJK.search(text))


def bars(text: str) -> bool:
    """Tell whether a text keeps the rest of an article back."""
    return bool(BAR.search(text) or BARS_CJK.search(text) or (OWNS.search(text) and not THANKS.search(text)))


def promises(text: str) -> bool:
    """Tell whether a text praises what subscribers get."""
    return bool(PROMISE.search(text))


def leads_on(text: str) -> bool:
    """Tell whether a whole line says that the text goes on elsewhere."""
    return bool(LEAD.fullmatch(text.strip(EDGES)))


def may_lead_on(text: str) -> bool:
    """The same of a line that may just as well head a list of other stories."""
    return bool(LEAD_OR_LIST.fullmatch(text.strip(EDGES)))
