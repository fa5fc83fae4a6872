"""A short line of a page comes in, the reason why it is no part of an article goes out."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.codes.pages import Reason

# Longer lines are prose, whatever they start with.
LONGEST = 220

_MONTH = (
    r"(?:jan|feb|m[aä]r|mrt|maa|avr|apr|abr|may|mai|mei|mag|jun|jui|giu|jul|lug|ago|aug|ao[uû]|sep|set|oct|okt|ott|"
    r"out|nov|dec|dez|dic|d[eé]c|ene|gen|f[eé]v)[a-zéûç]*\.?"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?"
    rf"\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
)
_TIME = r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr)?(?:\s*[a-z]{2,4}(?:[+-]\d+)?)?)"
_DATE_WORD = (
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created)(?: on| at)?|veröffentlicht(?: am)?|"
    r"aktualisiert(?: am)?|stand|erschienen(?: am)?|publié(?:e)?(?: le)?|mis(?:e)? à jour(?: le)?|modifié(?: le)?|"
    r"publicad[oa](?: el| em)?|actualizad[oa](?: el)?|atualizad[oa](?: em)?|pubblicato(?: il)?|aggiornato(?: il)?|"
    r"gepubliceerd(?: op)?|bijgewerkt(?: op)?|laatste update|last update|update)"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|"
    r"mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\.?"
)

_NEWS = (
    r"(?:news\s?-?letters?|infolettre|bolet[ií]n(?:es)?|boletim|nieuwsbrief|nieuwsbrieven|lettre d.info\w*)"
)

TABLE: tuple[tuple[str, str], ...] = (
    # end marks
    (r"[■▪▫◼◻⬛●◆◇♦□®#*•=_~+/\-–—. ]{1,12}", Reason.END_MARK),
    (r"[-–—#*( ]*(?:30|ends?|fin|ende|fine|fim|einde|slut|loppu|koniec)[-–—#*) .]*", Reason.END_MARK),
    # places that a program should have filled
    (r"\$\$\w+\$\$|\{\{.{1,60}\}\}|\[(?:ad|advert|widget|embed)[\w -]{0,40}\]", Reason.ADVERT),
    # age notices
    (
        r"this (?:article|story|post|page) (?:is (?:more than|over|now)|(?:was|were) (?:first |originally )?published (?:in|on|more than|over)) .{1,30}",
        Reason.AGE,
    ),
    (r"published (?:more than|over) .{1,20} ago\.?", Reason.AGE),
    (r"(?:dieser|der) (?:artikel|beitrag|text) ist (?:mehr als|älter als|über) .{1,30}", Reason.AGE),
    (r"(?:dieser|der) (?:artikel|beitrag|text) wurde (?:zuletzt )?vor (?:mehr als|über) .{1,40}", Reason.AGE),
    (r"cet article (?:a été (?:publié|mis à jour) il y a|date de|a) plus .{1,30}", Reason.AGE),
    (
        r"(?:este artículo|esta noticia|este texto) (?:tiene|(?:fue|se) public(?:ad[oa]|ó) hace) más de .{1,30}",
        Reason.AGE,
    ),
    (r"(?:questo articolo|questa notizia) (?:è|ha) (?:stat[oa] pubblicat[oa] )?più .{1,30}", Reason.AGE),
    (
        r"(?:este (?:artigo|texto)|esta (?:notícia|matéria)) (?:tem|foi publicad[oa] há) mais .{1,30}",
        Reason.AGE,
    ),
    (r"dit (?:artikel|bericht) is (?:meer dan|ouder dan) .{1,30}", Reason.AGE),
    # related stories
    (
        (
            r"(?:read (?:more|also|next|on|this next|the full story)|see also|related(?: (?:stories|articles|topics|content|links|"
            r"posts|coverage|news|video|reading))?|more (?:about|on|from|like|stories|news|in|top stories)\b[^.!?]{0,60}|"
            r"(?:other|more) stories\b.{0,40}|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|recommended"
            r"(?: (?:for you|stories|reading|articles))?|most (?:read|popular|viewed)\b.{0,30}|trending(?: now)?|editor.?s.? (?:picks?|choice)|"
            r"up next|what to read next|don.?t miss|top stories|latest (?:news|stories|articles|posts)|in case you missed it|"
            r"popular(?: (?:now|posts|stories))?|keep reading|continue reading|further reading)"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:(?:read|see) (?:more|also|next)|see also|also read|related(?: (?:story|article|post))?|watch(?: (?:now|also|more|:))?|"
            r"explainer|in pictures|more)\s?[:|»>→]\s?.{1,180}"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:lesen sie (?:auch|hier|mehr|dazu|weiter).{0,40}|mehr (?:zum thema|dazu|lesen|aus|von|über|zu)\b.{0,50}|zum thema|"
            r"das könnte (?:sie|dich) (?:auch )?interessieren|(?:weitere|andere) (?:artikel|meldungen|themen|nachrichten|beiträge)(?: (?:zu|aus|über|auf|von|zum|zur)\b[^.!?]{0,40})?|auch interessant|meistgelesen.{0,20}|"
            r"weiterlesen|verwandte (?:artikel|themen|beiträge)|ähnliche artikel|empfehlungen(?: der redaktion)?|"
            r"(?:lesen sie auch|mehr dazu|siehe auch|hintergrund|interview|kommentar|lesetipp)\s?[:»>→]\s?.{1,180})"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:à lire (?:aussi|également)|lire (?:aussi|la suite|également|plus)|voir aussi|sur le même (?:sujet|thème)|articles? "
            r"(?:liés|similaires|associés|recommandés)|(?:d.autres |autres )(?:articles|actualités|infos)|(?:en savoir )?plus (?:d.(?:articles|infos|informations)|sur)\b[^.!?]{0,40}|les plus lus|"
            r"vous aimerez aussi|à découvrir|pour aller plus loin|notre sélection)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:lea también|leer (?:más|también)|lee también|te puede interesar|(?:más|otras) (?:noticias|historias|información|sobre|de este|en)\b[^.!?]{0,40}|"
            r"noticias relacionadas|artículos relacionados|relacionad[oa]s?|lo más (?:leído|visto)|ver también|también te puede "
            r"interesar|más información|archivado en|temas relacionados)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:leggi anche|leggi (?:tutto|di più)|articoli correlati|potrebbe interessarti|ti potrebbe interessare.{0,20}|i più letti|"
            r"più letti|vedi anche|altre (?:notizie|storie)|(?:altro|di più) su\b[^.!?]{0,40}|per saperne di più[^.!?]{0,40}|su questo (?:tema|argomento)|correlati)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:leia (?:também|mais)|veja (?:também|mais)|saiba mais[^.!?]{0,40}|outras (?:notícias|histórias)|notícias relacionadas|mais lidas|relacionadas?|"
            r"artigos relacionados|mais sobre.{0,40}|você (?:também )?pode (?:também )?gostar)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:lees (?:ook|meer|verder)|andere (?:verhalen|artikelen|berichten)|(?:misschien|dit) vind je (?:dit )?ook (?:leuk|interessant)|meer (?:over|nieuws|lezen|artikelen)\b.{0,40}|gerelateerd(?:e artikelen)?|"
            r"bekijk ook|meest gelezen|ook interessant|aanbevolen)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (
        (
            r"(?:läs (?:också|mer)|les (?:også|mer)|læs (?:også|mere)|czytaj (?:także|też|więcej)|zobacz (?:także|też)|"
            r"przeczytaj (?:także|też)|читайте (?:также|також)|читать далее|čtěte také|överblick|lue myös)(?:\s?[:|»>→]\s?.{1,180})?"
        ),
        Reason.RELATED,
    ),
    (r"(?:関連記事|関連ニュース|相关阅读|相关新闻|延伸阅读|추천 기사|관련기사).{0,60}", Reason.RELATED),
    # newsletters
    (
        rf".{{0,80}}\b(?:sign up|subscribe|join|get|receive|register)\b.{{0,100}}\b(?:{_NEWS}|daily email|inbox|briefings?|email alerts?)\b.{{0,90}}",
        Reason.NEWSLETTER,
    ),
    (rf"{_NEWS}(?: .{{0,40}})?", Reason.NEWSLETTER),
    (
        rf".{{0,60}}(?:abonnieren|anmelden|bestellen|melden sie sich|jetzt).{{0,80}}\b{_NEWS}.{{0,60}}",
        Reason.NEWSLETTER,
    ),
    (
        rf".{{0,60}}\b{_NEWS}.{{0,60}}(?:abonnieren|anmelden|bestellen|anmeldung|abonniert|erhalten).{{0,40}}",
        Reason.NEWSLETTER,
    ),
    (
        (
            rf".{{0,60}}(?:inscri\w*|abonne\w*|recevez|suscr[ií]b\w*|recib[ae]\w*|apúnt\w*|iscri\w*|ricevi|assin\w*|receba|"
            rf"inscreva\w*|subscrev\w*|schrijf je in|abonneer\w*|meld je aan|ontvang)\b.{{0,100}}\b{_NEWS}.{{0,60}}"
        ),
        Reason.NEWSLETTER,
    ),
    # share bars
    (
        (
            r"(?:share(?: (?:this|on|via|article|story|full article|options)\b.{0,50}| (?:this|or) .{1,40}: ?.{0,150})?|follow (?:us|me|him|her|them|[\w ]{2,30} on)\b.{0,80}|tweet|copy link|link copied!?|"
            r"email|print(?: (?:this )?(?:page|article|story))?|save(?: (?:article|story|for later))?|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|pinterest|"
            r"instagram|bookmark|like this:?|listen to (?:this )?(?:article|story)|gift(?: this)? article|"
            r"click to (?:share|email|print).{0,60}|loading\.*|"
            r"teilen|artikel teilen|drucken|merken|vorlesen|link kopieren|folgen sie uns.{0,60}|"
            r"partager(?: .{0,40})?|imprimer|suivez-nous.{0,60}|copier le lien|"
            r"compartir(?: .{0,40})?|síguenos.{0,60}|copiar (?:enlace|link)|guardar|"
            r"condividi(?: .{0,40})?|seguici.{0,60}|stampa|"
            r"compartilh(?:e|ar)(?: .{0,40})?|partilhar|siga-nos.{0,60}|"
            r"delen|deel (?:dit|op|via|artikel)\b.{0,40}|volg ons.{0,60}|kopieer link|"
            r"udostępnij|dela|del|поделиться)"
        ),
        Reason.SHARE,
    ),
    # a call to the readers
    (
        (
            r"(?:(?:contact|kontakt|contacto|contatto|contato|e-?mail)\s?: ?\S+@\S+|send us (?:news|your|a)\b.{0,80}|(?:have|got) a (?:story|tip|news tip|confidential tip|question)\b(?: for us)?(?:[?!:.].{0,160})?|"
            r"contact (?:the )?(?:author|reporter|newsroom|us)\b.{0,80}|(?:email|e-mail|write to) (?:the author|us|me)\b.{0,60}|(?:contact|call|e-?mail) our (?:reporters?|newsroom|desk)\b.{0,60}|tell us\b.{0,80}|"
            r"have you got a (?:story|tip)(?: for us)?\?(?: (?:get|contact|e-?mail|call|tell|send|write|let)\b.{0,80})?|"
            r"do you (?:have|know)\b.{0,100}\b(?:tip|story|email|contact|get in touch)\b.{0,80}(?<!said)|know more\?.{0,80}|get in touch\b.{0,80}|"
            r"(?:with |additional )?report(?:ing|s) (?:by|from)\b.{0,120}|\(reporting by .{0,200}|reach the reporters?\b.{0,120}|"
            r"report (?:a typo|an error|a correction)\b.{0,60}|"
            r"(?:haben sie|hast du) (?:(?:einen |eine )?(?:hinweise?|tipps?|fehler|geschichte|informationen))\b.{0,120}|fehler (?:gefunden|melden)\b.{0,60}|"
            r"(?:schicken|senden|schreiben) sie uns\b.{0,80}|schreib uns\b.{0,60}|hinweise (?:an die redaktion|bitte an)\b.{0,60}|"
            r"(?:envoyez|écrivez)[- ]nous\b.{0,80}|(?:vous avez |avez-vous )?une (?:info(?:rmation)?|histoire)\b[^?]{0,40}\?.{0,80}|contactez(?:[- ]nous| la rédaction| notre)\b.{0,60}|"
            r"env[ií](?:enos|anos|e-nos|e su|a tu)\b.{0,80}|escr[ií]b(?:enos|anos)\b.{0,60}|¿tienes? (?:una historia|información|una pista|algo que contar)\b.{0,100}|"
            r"(?:inviateci|scriveteci|scrivici|mandaci|inviaci|scrivi alla redazione|segnalaci)\b.{0,80}|hai (?:una notizia|una storia|una segnalazione|informazioni)\b[^?]{0,40}\?.{0,80}|"
            r"envie (?:sua|a sua|notícias)\b.{0,80}|escreva[- ](?:nos|para nós)\b.{0,60}|tem (?:uma história|uma denúncia|informações|uma notícia)\b[^?]{0,40}\?.{0,80}|"
            r"stuur ons\b.{0,80}|mail (?:ons|de redactie)\b.{0,60}|(?:heeft u|heb je) (?:nieuws|een verhaal|informatie)\b[^?]{0,40}\?.{0,80}|"
            r"une erreur.{0,80}|signaler une erreur.{0,40}|¿has encontrado un error.{0,60}|"
            r"fale conosco.{0,60}|encontrou (?:um )?erro.{0,60}|tip de redactie.{0,60}|heb je een tip.{0,80}|segnala.{0,60})"
        ),
        Reason.TIP,
    ),
    # advertisements and subscriptions
    (
        (
            r"(?:advertisements?(?: \d+)?|this advertisement has not loaded.{0,80}|passer la publicité|advertising|ads?|sponsored(?: (?:content|links?|by .{1,40}))?|article continues (?:below|after)\b.{0,40}|"
            r"story continues (?:below|after)\b.{0,40}|(?:scroll|skip) (?:down )?(?:to continue|advertisement)\b.{0,40}|promoted|"
            r"anzeige|werbung|nach der (?:werbung|anzeige)\b.{0,40}|publicité|la suite après.{0,40}|publicidad|publicidade|"
            r"pubblicità|continua (?:a leggere )?dopo.{0,40}|continua após.{0,40}|advertentie|lees verder na.{0,40}|"
            r"reklama|annonse|annonce|реклама)"
        ),
        Reason.ADVERT,
    ),
    (
        (
            r"(?:subscribe(?: (?:now|today|to .{1,80}))?[.!]?|log ?in|sign in|sign up(?: (?:now|here|for free))?|register|already a (?:subscriber|member).{0,40}|"
            r"(?:jetzt )?abonnieren|anmelden|einloggen|jetzt (?:testen|weiterlesen)|s.abonner|se connecter|suscr[ií]be(?:te|ase)(?: .{0,40})?|"
            r"iniciar sesión|abbonati(?: .{0,40})?|accedi|assine(?: .{0,40})?|entrar|abonneren|inloggen|word abonnee|"
            r"(?:this article|this story) is (?:for|only available to) subscribers.{0,40}|support (?:our|independent) journalism.{0,60})"
        ),
        Reason.SUBSCRIBE,
    ),
    # comments, cookies, rights
    (
        (
            r"(?:(?:\d+ |view |show |add |post |leave |read |see )?(?:all |a |your )?(?:comments?|reply|replies)(?: .{0,20})?|join the (?:conversation|discussion).{0,40}|"
            r"kommentare?(?: .{0,20})?|zu den kommentaren|diskutieren sie mit.{0,20}|commentaires?(?: .{0,20})?|réagir|comentarios?(?: .{0,20})?|comentários?(?: .{0,20})?|"
            r"commenti(?: .{0,20})?|reacties?(?: .{0,20})?|be the first to comment.{0,20})"
        ),
        Reason.COMMENTS,
    ),
    (
        (
            r"(?:ein klick für den datenschutz|datenschutzeinstellungen anpassen|empfohlener redaktioneller inhalt|embed|"
            r"article content|quellen:?|sources?:?|back to video|learn more|click here.{0,40}|on this page|table of contents?|"
            r"in this article|inhaltsverzeichnis|sommaire|weitere informationen)"
        ),
        Reason.MENU,
    ),
    (r".{0,200}\bback to video", Reason.AUDIO),
    (
        r".{0,60}\b(?:we use cookies|accept (?:all )?cookies|cookie (?:policy|settings)|cookies akzeptieren|accepter les cookies)\b.{0,120}",
        Reason.COOKIE,
    ),
    (
        (
            r"(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|"
            r"tutti i diritti|todos os direitos|alle rechten voorbehouden).{0,160}"
        ),
        Reason.COPYRIGHT,
    ),
    (
        r"(?:about |ca\.? )?\d{1,3}(?:\s?[-–]\s?\d{1,3})?[ -](?:min(?:ute)?s?\.?|minuten|minutos|minuti)(?: .{0,20})?",
        Reason.READING_TIME,
    ),
    (
        r"(?:reading time|lesezeit|temps de lecture|lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd)\b.{0,30}",
        Reason.READING_TIME,
    ),
    (
        (
            r"(?:tags?|topics?|filed under|posted in|categories|keywords|themen|schlagworte|mots[- ]clés|etiquetas|argomenti|"
            r"tópicos|onderwerpen|trefwoorden)(?:\s?:.{0,160})?"
        ),
        Reason.TAGS,
    ),
    (
        (
            r"(?:skip to (?:main )?content|back to (?:top|home).{0,20}|home|menu|search|close|previous|next|prev|next article|previous article|"
            r"zurück|nach oben|startseite|suche|retour|accueil|volver|inicio|torna su|voltar|terug)"
        ),
        Reason.MENU,
    ),
    (
        r"(?:listen|play(?: video| audio)?|pause|watch(?: video)?|video player.{0,40}|listen now|(?:this )?audio is (?:auto|ai)\S* .{0,80}|0:00.{0,20}|\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?)",
        Reason.AUDIO,
    ),
    # credits, bylines and dates
    (
        (
            r"\(?(?:photo(?:graph)?s?|image|picture|photo credit|image credit|image source|image caption|illustration|credits?|"
            r"bild(?:quelle|nachweis|rechte)?|foto(?:s|grafía|credit)?|quelle|crédits?|crédit photo|imagen|immagine|imagem|beeld|crédito(?: da)?(?: foto| imagem)?|credito(?: foto)?)"
            r"\s?(?:(?:by|di|von|par|de)\b (?!photo|foto)(?=\S+ ?\S)|:|/|©|\|)\s?.{1,110}"
        ),
        Reason.CREDIT,
    ),
    (
        (
            r"\(?(?:photo|foto|image|bild)?\s?\(?(?:[\w .&'-]{2,40}/)?(?:getty(?: images)?|afp|ap(?: photo)?|reuters|dpa|epa|shutterstock|imago(?: images)?|alamy|pa wire|"
            r"istock)(?:/[\w .&'-]{2,40}){0,2}\)?\.?"
        ),
        Reason.CREDIT,
    ),
    (
        rf"(?:{_DATE_WORD}\s?:?\s?)?(?:{_WEEKDAY},?\s+)?(?:den\s+)?{_DAY}(?:[\s,|·•–—-]*(?:at|um|à|a las|alle|às|om)?\s*{_TIME})?(?: uhr)?(?:\s*[,|·•]\s*.{{0,40}})?",
        Reason.DATE,
    ),
    (rf"{_DATE_WORD}\s?:?\s?.{{0,50}}\d.{{0,40}}", Reason.DATE),
    (rf"(?:{_TIME}[\s,|·•–—-]*){_DAY}", Reason.DATE),
    (r"\d{1,2} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago", Reason.DATE),
    (r"(?:vor|il y a|hace|há) \d{1,2} \w+(?: fa)?", Reason.DATE),
)

# One expression for all lines of the table: asked once a line, it is many times faster than each by itself. It is written
# for lines in small letters: heeding no case takes three times as long.
ANY = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(TABLE)))

MONTH = re.compile(rf"\b{_MONTH}(?!\w)", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b{_WEEKDAY}(?!\w)", re.IGNORECASE)

# What stands in the place of something that is not shown before somebody agrees or a script has run.
PLACEHOLDER = re.compile(
    r"(?:(?:to (?:view|see|display|watch) this (?:content|video|post|media|embed)|this (?:content|video|embed|post) (?:is (?:hosted|provided)"
    r"|cannot be (?:shown|displayed|played)|could not be (?:loaded|played)|contains)).{0,200}\b(?:cookies?|consent|third.part(?:y|ies)|javascript|browser|loaded|played|settings|accept)\b"
    r"|(?:you|please) (?:need to |must )?(?:enable|turn on|activate) javascript\b.{0,120}"
    r"|your browser does(?: not|n.t) support (?:the |html5? )?(?:audio|video|iframes?|canvas|element|javascript)\b"
    r"|view this post on (?:instagram|facebook|x|threads|tiktok)\.?$|a post shared by .{1,80}$"
    r"|(?:an dieser stelle|hier) (?:finden sie|befindet sich|steht|wird|sollte).{0,60}\b(?:externe[rn]? inhalte?|(?:ein )?(?:inhalt|video|podcast|beitrag|tweet|post) (?:von|aus))\b"
    r"|(?:mit ihrer zustimmung wird hier ein externer inhalt|dieser inhalt (?:kann nicht|wird von|ist extern)|um diese[nr]? (?:inhalt|video|beitrag|element|grafik) (?:zu sehen|anzeigen|anzusehen))"
    r"|ich bin (?:damit )?einverstanden, dass mir (?:externe )?inhalte"
    r"|für die darstellung von .{0,80} nutzen wir"
    r"|ihr browser unterstützt (?:kein|dieses|das|die) (?:html5?|video|audio|element)"
    r"|bitte aktivieren sie javascript\b"
    r"|ce contenu (?:n.est pas (?:visible|disponible)|est bloqué|est hébergé).{0,160}\b(?:cookies?|tiers|paramétrage|consentement)\b"
    r"|votre navigateur ne (?:supporte|prend) pas"
    r"|(?:este contenido|este video|este vídeo|este conteúdo) .{0,160}\b(?:cookies?|terceros|terceiros|javascript)\b"
    r"|(?:tu|su|seu) navegador no (?:soporta|admite)|(?:o )?seu navegador não suporta"
    r"|(?:questo contenuto|per (?:vedere|visualizzare) questo contenuto) .{0,160}\b(?:cookie|terz[ei]|javascript|consenso)\b"
    r"|(?:deze inhoud|dit (?:element|item|bericht|video)|om deze inhoud) .{0,160}\b(?:cookies?|derden|javascript|toestemming)\b"
    r"|(?:the media|this video) could not be loaded\b)"
)
LONGEST_PLACEHOLDER = 700

# A list that follows one of these belongs to it.
LEADS_A_LIST = frozenset({Reason.RELATED, Reason.NEWSLETTER, Reason.COMMENTS, Reason.TAGS})


@lru_cache(maxsize=4096)
def reason_of(line: str) -> str:
    """Say why a line is no part of the article; empty for a line that may well be."""
    line = line.lower()
    if len(line) <= LONGEST_PLACEHOLDER and PLACEHOLDER.match(line.lstrip()):
        return Reason.HELD_BACK
    if len(line) > 2 * LONGEST:
        return ""
    bare = " ".join(line.split())
    if not bare or len(bare) > LONGEST:
        return ""
    found = ANY.fullmatch(bare)
    return TABLE[int(found.lastgroup[1:])][1] if found and found.lastgroup else ""
