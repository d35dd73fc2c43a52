"""What contracts with suppliers say, in some twenty languages: clauses by kind, titles, parties, and what speaks for terms
that are everybody's.

Phrases in small letters; ``*`` lets a word go on. Titles, parties and consumers' words are kinds as clauses are, so that one
list says what each phrase counts as.
"""

from __future__ import annotations

from seawall.detect.detector import words

CLAUSES = {
    "parties": "this contract, this deed, enters into force, strony zgodnie, zgodnie postanawiają, aneks nr, schließen folgend*, sluiten deze overeenkomst, la présente convention, présente convention, la presente convención, la presente scrittura, dogovor, zawierają, uzgadniają, "
    "contract with, our contract with, agreement with, vertrag mit, vertrag zwischen, wird folgender, contrat avec, contrat conclu, conclu entre, contrato con, se celebra entre, celebrado entre, contratto con, stipulato tra, umowa z, umowę z, zawarta pomiędzy, zawarta między, avtal med, avtalet med, ingånget mellan, aftale med, aftalen med, indgået mellem, avtale med, avtalen med, inngått mellom, gesloten tussen, overeenkomst met, smlouva s, smlouvě s, uzavřená mezi, contract cu, contractul cu, încheiat între, egyrészről, másrészről, договор с, договор между, договір з, договір між, 以下「供給者」, 甲は, 乙は, "
    "this agreement, this contract, entered into, by and between, is made between, made on, made and entered, hereinafter, "
    "hereinafter referred, the parties agree, the parties have agreed, die parteien vereinbaren, die vertragsparteien, dieser vertrag, diesem vertrag, dieses vertrag*, nachfolgend, "
    "nachstehend, im folgenden, le présent contrat, du présent contrat, présent accord, ci-après, ci-après dénommé*, "
    "el presente contrato, del presente contrato, el presente acuerdo, en adelante, en lo sucesivo, il presente contratto, del presente contratto, "
    "il presente accordo, di seguito, party of the first part, vertragspartner, vertragsparteien, entre les soussignés, il a été convenu, "
    "de una parte, de otra parte, ambas partes, tra le parti, si conviene, deze overeenkomst, hierna te noemen, partijen, partijen komen overeen, "
    "niniejsza umowa, niniejszej umowy, zwany dalej, zwaną dalej, strony umowy, strony ustalają, o presente contrato, do presente contrato, "
    "doravante, as partes acordam, detta avtal, nedan kallad, parterna, denne aftale, parterne, denne avtalen, partene, heretter kalt, "
    "herefter kaldet, tato smlouva, této smlouvy, smluvní strany, dále jen, prezentul contract, prezentului contract, părțile contractante, "
    "denumit în continuare, părțile au convenit, jelen szerződés*, szerződő felek, a továbbiakban, tämä sopimus, tämän sopimuksen, osapuolet, "
    "işbu sözleşme*, taraflar, bundan böyle, η παρούσα σύμβαση, της παρούσας, συμβαλλόμεν, εφεξής, настоящий договор, настоящего договора, "
    "настоящим договором, именуем, стороны договорились, далее, цей договір, цього договору, сторони домовилися, іменован, 本契約, 以下「甲」, "
    "以下「乙」, 以下「売主」, 以下「買主」, 甲および乙, 甲と乙, 甲乙, 本合同, 本协议, 以下简称, 甲方, 乙方, 双方, 本合約, 이 계약, 본 계약, 이하",
    "recitals": "whereas, in consideration of, witnesseth, now therefore, hereby agrees, hereby agree, hereby grants, is granted, are granted, shall, verpflichtet sich, "
    "s'engage à, se compromete a, si impegna a, verbindt zich, zobowiązuje się, compromete-se a, förbinder sig, forpligter sig, "
    "forplikter seg, se zavazuje, se obligă, kötelezettséget vállal, sitoutuu, taahhüt eder, υποχρεούται, обязуется, зобов'язується, "
    "ものとする, 应当, 应于, 有义务, 하여야 한다",
    "law": "rechtbank, geschillen, competent courts, courts shall, gerichte, tribunale di, foro di, foro competente, "
    "exclusive jurisdiction, courts of, laws of, se someten a, tribunales, droit français, legge italiana, prawo polskie, prawu polskiemu, nederlands recht, dansk ret, norsk rett, českým právem, "
    "governing law, governed by the laws, jurisdiction, arbitration, gerichtsstand, anwendbares recht, deutsches recht, droit applicable, "
    "ley aplicable, legge applicabile, dispute resolution, schiedsgericht*, tribunal compétent, tribunaux compétents, tribunales de, tribunal de commerce, "
    "foro competente, bevoegde rechter, toepasselijk recht, sąd właściwy, prawo właściwe, prawem polskim, lei aplicável, foro da comarca, "
    "tillämplig lag, svensk lag, skiljedom*, lovvalg, værneting, verneting, rozhodné právo, legea aplicabilă, litigi*, irányadó jog, sovellettava laki, "
    "yetkili mahkeme*, uygulanacak hukuk, εφαρμοστέο δίκαιο, арбитраж, применимое право, застосовне право, 準拠法, 専属的合意管轄, 裁判所, 适用法律, 仲裁, 준거법, 관할법원",
    "term": "bindningstid, bindungsfrist, mindestvertragslaufzeit, uppsägning, verlängert sich, schriftlich gekündigt, bis auf weiteres, enters into force, renews for, unless terminated, terminate forthwith, terminate at once, entitles the, change of control, exit after, break fee, pour trente-six mois, prend effet, voor bepaalde tijd, voor onbepaalde tijd, na czas określony, na czas nieokreślony, durante cinco años, può risolvere, risolvere il contratto, pode resolver, pode denunciar, peut résilier, puede resolver, contract runs, ισχύει για, διάρκεια, süresi, na dobu, pe o perioadă, határozott idő*, "
    "recedere, sägas upp, opsiges, sies opp, si rinnova, se renueva, renova-se, vigora por, vigora, se renouvelle, reconductible, verlängert sich, gekündigt, może być wypowiedziana, wypowiedziana, felmondható*, irtisanottavissa, vypovědět, reziliat, prorrogable*, prorroga, rinnovabile, valid until, from signature, from the effective date, avtalet gäller, aftalen gælder, avtalen gjelder, contract term, contract runs, runs until, term of, notice six months, months notice, mois de préavis, meses de preaviso, mesi di preavviso, monate kündigungsfrist, sopimuskausi, voimassa, "
    "term and termination, terminate this agreement, may terminate, may be terminated, termination, notice period, initial term, renewal, renews "
    "automatically, auto-renew, during the term, terminated by either, kündigung, gekündigt werden, kündbar, kündigungsfrist*, laufzeit, vertragslaufzeit, "
    "mindestlaufzeit, vertragsdauer, résiliation, résilier, résilié, préavis, tacite reconduction, durée du contrat, rescisión, resolución del contrato, "
    "preaviso, prórroga tácita, duración del contrato, vigencia, risoluzione, preavviso, recesso, disdetta, rinnovo tacito, durata del contratto, "
    "opzegtermijn, opzegging, opzeggen, looptijd, okres wypowiedzenia, wypowiedzenie umowy, wypowiedzenia, aviso prévio, rescisão, vigência, "
    "uppsägningstid, uppsägning, opsigelse*, opsigelsesvarsel, oppsigelse*, oppsigelsestid, výpovědní dob*, výpověď*, preaviz, rezilier*, încetare*, "
    "felmondás*, irtisano*, fesih, feshed*, ihbar süresi, καταγγελία, προειδοποίηση, расторжен, расторгнут, срок действия, розірван, строк дії, 解除, "
    "有効期間, 终止, 解除合同, 有效期, 해지, 유효기간, days written notice, prior written notice, written notice, months notice, days notice, days' notice, months' notice",
    "confidentiality": "revelados a terceros, revelar, recepturen, not be disclosed, keep secret, nicht offenlegen, offengelegt, ne pas divulguer, divulguer, divulgar, divulgare, niet openbaar, nie ujawni*, ujawniać, inte röja, ikke videregive, "
    "nicht an dritte, an dritte weiter*, dritten gegenüber, à des tiers, a terceros, a terzi, aan derden, osobom trzecim, til tredjemand, till tredje man, tredjepart*, třetím osobám, terților, harmadik fél*, bizalmas*, kolmansille, üçüncü kişi*, σε τρίτους, третьим лицам, третім особам, to third parties, any third party, reverse engineer, non-compete, wettbewerbsverbot, no publicity, "
    "confidential information, confidentiality, non-disclosure, strict confidence, prior written consent, vertraulichkeit, "
    "vertrauliche informationen, geheimhaltung*, verschwiegenheit*, stillschweigen, confidentialité, informations confidentielles, confidencialidad, información confidencial, "
    "riservatezza, informazioni riservate, receiving party, disclosing party, geheimhouding, vertrouwelijkheid, vertrouwelijke informatie, poufność, poufności, "
    "informacji poufnych, confidencialidade, informações confidenciais, sekretess, konfidentiell*, fortrolighed, fortrolige oplysninger, taushetsplikt, mlčenlivost*, "
    "důvěrn*, confidențialitate*, informații confidențiale, titoktartás*, bizalmas információ*, salassapito*, luottamukselli*, gizlilik, gizli bilgi*, "
    "εμπιστευτικ, конфиденциальн, конфіденційн, 秘密情報, 秘密保持, 第三者に開示, 保密, 机密信息, 비밀유지, 비밀정보",
    "liability": "liability is limited, liable for, rückrufkosten, sortierkosten, ersätts, ersättning, vervangt, haftungshöchst*, plafond de responsabilité, at your cost, at its own cost, for its own account, auf eigene kosten, à ses frais, a su costa, a proprie spese, op kosten van, na własny koszt, stock differences, difference in stock, responsable de, responde por, "
    "indemnity, insurance cover, vices cachés, vizi, répond des, risponde dei, risponde di, responde de, liability insurance, recall costs, haftpflicht*, mängel, defects, wady, vady, viciile, hibás teljesítés, virheellis*, ayıplı, недостатк, 瑕疵, 契約不適合, "
    "indemnify, indemnifies, indemnification, hold harmless, limitation of liability, liable, liability, haftung, haftet, responsabilité, "
    "responsabilidad, warrants, warranty, warranties, represents and warrants, gewährleistung*, mängelhaftung, mängelansprüche, stellt den, "
    "produkthaftung*, responsabilità, garantit, garantiza, garantisce, aansprakelijkheid, aansprakelijk, vrijwaring, vrijwaart, odpowiedzialność, odpowiada za, gwarancj*, "
    "rękojmi*, responsabilidade, indenizar, ansvarar för, ansvarig, hæfter, ansvar for, odpovědnost*, odpovídá za, záruk*, răspunde*, garantează, "
    "felelősség*, szavatol*, vastaa, vastuu*, sorumlu*, garanti eder, ευθύνη, ευθύνεται, ответственность, гарантирует, відповідальність, 損害を賠償, 損害賠償, 責任を負, "
    "赔偿, 承担责任, 违约责任, 손해배상, 책임을 진다",
    "payment": "after delivery, after complete delivery, date de facture, date facture, fin de mois, délai de règlement, de la facture, forma de pago, dni od daty, betaling binnen, betaald binnen, dager etter, dage efter, dagar efter, after invoice, eom, royalty, royalties, redevance, lizenzgebühr*, regalía*, canone, opłata licencyjna, guaranteed minimum, minimum garanti, mínimo garantizado, garantierte mindest*, net sales, minimo garantito, storage eur, per pallet, pick fee, inbound, per parcel, a parcel, fuel surcharge, peak surcharge, monthly billing, minimum billing, plockavgift, plukkgebyr, plukgebyr, stawka za, frais de préparation, tarifa por, per ordine, pro sendung, je sendung, per paket, par colis, "
    "deposit, against b/l, b/l copy, cash discount, balance before shipment, anzahlung, acompte, anticipo, acconto, aanbetaling, zaliczk*, förskott, forudbetaling, záloh*, avans, vergütung beträgt, die vergütung, rémunération, remuneration, fee of, pick fees, dny od, zile de la, napos fizetési, päivää netto, fizetés*, "
    "payment terms, net 30, net 45, net 60, net 90, invoices shall, payable within, days net, net days, months net, net payment,  late payment, due within, interest at, zahlungsbedingungen, zahlungsziel*, "
    "zahlungsfrist, tage netto, zahlbar, conditions de paiement, délai de paiement, délais de paiement, payable à, jours fin de mois, condiciones de pago, forma de pago, "
    "plazo de pago, plazos de pago, pagadero*, termini di pagamento, condizioni di pagamento, pagamento a, giorni data fattura, giorni fine mese, betalingstermijn*, "
    "betaaltermijn, betalingsvoorwaarden, termin płatności, warunki płatności, płatność w terminie, płatne w, prazo de pagamento, condições de pagamento, "
    "betalningsvillkor, betalningstid, betalingsbetingelser, betalingsfrist, dagar netto, dage netto, dager netto, splatnost*, platební podmínky, termen de plată, scadent*, "
    "fizetési határidő*, fizetési feltétel*, maksuehto, maksuehdot, maksuaika, ödeme vadesi, ödeme koşulları, gün vadeli, όροι πληρωμής, προθεσμία πληρωμής, "
    "условия оплаты, срок оплаты, отсрочка платежа, порядок оплаты, умови оплати, строк оплати, відстрочка, 支払条件, 支払期限, 月末締め, 代金を支払, 付款条件, 付款期限, 付款方式, "
    "결제조건, 대금, end of month, days from invoice, days of invoice, days of receipt of invoice, 2/10 net 30, letter of credit",
    "supply": "most favoured, most favored, alleinvertriebsrecht, alleinstellung, wettbewerbsprodukt*, rivenditore esclusivo, droit exclusif, derecho exclusivo, diritto esclusivo, direito exclusivo, wyłączności, exclusieve, non-exclusive, shortfall, volume commitment, minimivolym, minimumvolume*, volume plancher, volume minimum, volumen mínimo, volume minimo, binding orders, rolling forecast, part shipments, rejected lots, acknowledge, consignment, konsignationslager, unsold stock, invendus, unverkauft*, invenduto, onverkochte, prüft jede charge, aql, incoming inspection, eingangskontrolle, quality inspection, inspect any factory, audit, comparable products, remain the property, remains property, bleiben eigentum, blijven eigendom, restent la propriété, son propiedad, rimangono di proprietà, pozostają własnością, title to the, matrijzen, moldes, formwerkzeuge, huismerk, eigenmarke*, marque de distributeur, marca blanca, marca propria, wholesale list, dispatch within, versandt innerhalb, within 24h, preparado en, préparer, carton label, wettbewerbsverbot, articoli concorrenti, produits concurrents, productos competidores, concurrerende, konkurrencyjn*, droit d'apposer, nomina il, appoints, appointed as, ernennt, désigne, nombra, stock equivalente, manter em stock, "
    "consignment stock, konsignation*, retention of title, eigentumsvorbehalt, réserve de propriété, reserva de dominio, riserva di proprietà, säkerhetslager, sicherheitsbestand, stock de sécurité, stock de seguridad, scorta di sicurezza, zapas bezpieczeństwa, call-off, call-offs, abruf*, jahresbedarf*, annual requirements, prices fixed, price fixed, fixed prices, prices remain, price freeze, festpreis*, prix fermes, prix fixes, precios fijos, se mantendrán fijos, prezzi fissi, restano invariati, preisanpassung*, preisgleitklausel*, révision des prix, revisión de precios, revisione dei prezzi, price increase, price increases, fca, cif, cfr, dap, incoterm, tooling, tools remain, werkzeugkosten, outillage, quality agreement, private label, drop ship, dropshipping, raise prices, reposición, szállítani, leszállítani, dodat zboží, livra, levereras, leveres, toimitta*, teslim ed*, ship within, deliver within, delivered within, inventory shrinkage, fill rate, service level, storage fee, lagerung, stockage, magazzinaggio, replacement parts, spare parts, "
    "minimum order quantity, moq, exclusivity, exclusive distributor, exclusive right, exclusive for, sole distributor, sell the products, territory, annual volume, committed volume, safety stock, purchase order, purchase orders, lead time, delivery terms, "
    "incoterms, fob, ddp, exw, minimum purchase, minimum order, annual minimum, deliver the products, deliver the goods, supply the products, supply the goods, "
    "defective goods, defective products, acceptance of goods, mindestabnahme*, abnahmeverpflichtung, abnahmemenge*, jahresabnahme*, mindestbestellmenge, "
    "mindestbestellwert, liefertermin*, lieferfrist*, lieferbedingungen, alleinvertrieb*, exklusivität, exklusives, gebietsschutz, quantité minimale, minimum de commande, "
    "commande minimale, exclusivité, exclusif, délai de livraison, délais de livraison, livrer les produits, volume annuel, pedido mínimo, cantidad mínima, compra mínima, exclusividad, "
    "exclusiva, plazo de entrega, entregar los productos, entregar la mercancía, quantitativo minimo, ordine minimo, quantità minima, esclusiva, termini di consegna, consegnare i prodotti, "
    "minimale afname, minimumafname, afnameverplichting, exclusiviteit, levertijd, levertermijn, minimalne zamówienie, minimalna ilość, wyłączność, termin dostawy, terminie dostaw*, "
    "encomenda mínima, pedido mínimo, quantidade mínima, exclusividade, prazo de entrega, minsta orderkvantitet, minsta beställning, leveranstid, exklusivitet, eneret, enerett, "
    "leveringstid, minimumsordre, minimální odběr, minimální objednávk*, dodací lhůt*, výhradní, comandă minimă, cantitate minimă, termen de livrare, exclusivitate, minimális rendelés*, "
    "szállítási határidő*, kizárólagos*, vähimmäistilaus*, toimitusaika, yksinoikeu*, asgari sipariş, minimum sipariş, teslim süresi, teslimat süresi, münhasır*, ελάχιστη ποσότητα, "
    "ελάχιστη παραγγελία, αποκλειστικότητα, χρόνος παράδοσης, минимальный заказ, минимальная партия, минимальный объем, срок поставки, эксклюзив, мінімальне замовлення, "
    "мінімальна партія, строк поставки, ексклюзив, 最低発注数量, 最低購入数量, 納期, 独占的, 納入, 最低采购量, 最低订购量, 最小起订量, 交货期, 交货, 独家, 최소주문수량, 납기, 독점, "
    "price list, price adjustment, purchase volume, recall, product liability insurance, forecast",
    "discount": "staffelkorting, met terugwerkende kracht, retroactively, rückwirkend, rétroactif, retroactivo, retroattivo, marketing money, bonus roczny, bonus od obrotu, jahresboni, wkz, premio fine anno, "
    "year-end bonus, annual rebate, annual bonus, bonus annuel, bonus anual, bónus anual, bónus, premio di, premi di, un premio, rappel, desconto de, descuento de, remise de, rabatt von, rabatt på, discount of, bonus of, bonus von, rabatu, korting van, sleva, discount de, kedvezmény*, alennus*, iskonto*, έκπτωση, скидк, знижк, 値引, 折扣, "
    "volume rebate, volume discount, rebate, annual bonus, tiered discount, early payment discount, marketing contribution, listing fee, rabattstaffel*, staffelrabatt*, "
    "mengenrabatt*, jahresbonus, jahresrückvergütung, rückvergütung, werbekostenzuschuss, skonto, remise sur volume, remise quantitative, remises quantitatives, remise de fin d'année, "
    "ristourne*, escompte, descuento por volumen, descuento por pronto pago, rappel, sconto quantità, sconti quantità, sconto sul volume, premio di fine anno, volumekorting*, "
    "staffelkorting*, kwantumkorting*, jaarbonus, rabat ilościowy, rabaty ilościowe, bonus roczny, desconto por volume, desconto de quantidade, volymrabatt, mängdrabatt, "
    "mængderabat, kvantumsrabatt, årsbonus, množstevní sleva, množstevní rabat, roční bonus, discount de volum, bonus anual, mennyiségi kedvezmény*, éves bónusz*, "
    "määräalennus*, vuosihyvitys, hacim iskontosu, yıl sonu primi, ciro primi, έκπτωση τζίρου, έκπτωση όγκου, ретробонус, скидка за объем, бонус за объем, знижка за обсяг, ретро-бонус, "
    "数量割引, リベート, 返利, 年度返点, 数量折扣, 수량할인, 리베이트",
    "penalty": "charge back, charged back, shortfall charge, failing which, late fee, poena, a pénalité, pénalité de, penalização de, penale pari, verval*, mangels erfüllung, w razie nieosiągnięcia, bei unterschreitung, wird verfehlt, verfehlt, niet halen, en deçà, below which, in default of, in case of delay, σε περίπτωση καθυστέρησης, "
    "service credit, service credits, penalty, penalties, contractual penalty, breach, chargeback, zuwiderhandlung, penalización, incumplimiento, penalização, multa, penalidade, inadempi*, ritardo, boete, bij late levering, te late levering, karę, kar umownych, pokut*, penalităț*, késedelem*, viivästy*, gecikme*, förseningsavgift, vid försening, ved forsinkelse, late-delivery, for each day, per day of delay, je tag des, par jour de retard, por cada día, per ogni giorno, za każdy dzień, za každý den, за каждый день, за кожен день, 逾期, 延迟, "
    "vertragsstrafe*, konventionalstrafe*, pönale, lieferverzug*, liquidated damages, late delivery, pénalité*, clause pénale, penalización*, "
    "penalizaciones, cláusula penal, penalidad*, penale per, penale di, penali, clausola penale, boeteclausule, boetebeding, contractuele boete, boete van, kara umowna, "
    "kary umowne, kary umownej, karę umowną, multa contratual, multa de, avtalsvite, vite vid, vite om, konventionalbod, dagbøter, dagmulkt, smluvní pokut*, penalități, penalitate*, kötbér*, "
    "sopimussakko*, viivästyssakko*, cezai şart*, gecikme cezası, ποινική ρήτρα, неустойк, штраф, пеня, пені, 違約金, 遅延損害金, 违约金, 滞纳金, 지체상금, 위약금",
    "force": "for and on behalf of, in the presence of, counterpart, remain unchanged, remains unchanged, unverändert, im übrigen, nie ulegają zmianie, pozostałe postanowienia, restano ferme, restano valide, restent inchangées, permanecen inalteradas, ongewijzigd, oförändrade, uændret, uendret, forthwith, herein, hereto, hereunder, thereof, pursuant to, notwithstanding, provided that, unless otherwise agreed, sauf accord, salvo acuerdo, salvo diverso accordo, sofern nicht anders, wenn nicht anders vereinbart, prior approval, validation préalable, paraphes, ai sensi dell, im sinne des, "
    "executed this, duly authorised, duly authorized, signed by, unterzeichnet, lu et approuvé, firmato, podpisano, underskrevet, undertecknat, parafovat, initials, head of buying, managing director, geschäftsführer, annex a, annex i, appendix a, anlage 1, annexe 1, anexo i, allegato a, bilaga 1, bilag 1, příloha č, "
    "force majeure, severability, entire agreement, assignment, amendment, höhere gewalt, waiver, counterparts, "
    "salvatorische klausel, in witness whereof, effective date, fuerza mayor, forza maggiore, overmacht, siła wyższa, siły wyższej, força maior, "
    "vyšší moc, forța majoră, vis maior, ylivoimainen este, mücbir sebep*, ανωτέρα βία, форс-мажор, непреодолимой силы, непереборної сили, 不可抗力, 불가항력",
    "title": "auszug, convention logistique, convention de, logistikavtal, logistics contract, avtalsutkast, vertragsentwurf, draft contract, draft agreement, contract draft, dropship deal, carrier deal, carrier contract, aneks*, aneks do umowy, umowy współpracy, umowy logistycznej, supplier terms, standard conditions on our orders, conditions particulières d'achat, our purchasing conditions, purchasing conditions, licence terms, qualitätsvereinbarung, bestellbedingungen, konventionalvereinbarung, bilaga till avtal, tillægsaftale, dodatek č, act adițional, kiegészítés*, lisäsopimu*, ek protokol, zeyilname, "
    "lagervertrag, fulfillmentvertrag, kooperationsvertrag, purchase order terms, po terms, terms of purchase, sla, distribusjonsavtale*, distributionsaftale*, distributörsavtal, samarbeidsavtale, samarbejdsaftale, kontrakt*, konditionsavtal, einkaufskonditionen, contrat de prestation, contrat logistique, contrato de prestación, contratto di logistica, contratto di appalto, umowa logistyczna, logistieke overeenkomst, bestekvoorwaarden, smlouva o spolupráci, contract de prestări, megállapodás, yhteistyösopimu*, bayilik sözleşme*, σύμβαση συνεργασίας, договор оказания, договор на, 契約書, 基本契約, 合同编号, 合同条款, 계약서, "
    "supply agreement, purchase agreement, purchasing agreement, distribution agreement, reseller agreement, manufacturing agreement, framework agreement, "
    "frame agreement, non-disclosure agreement, nondisclosure agreement, confidentiality agreement, mutual nda, master services agreement, master agreement, master supply agreement, "
    "services agreement, statement of work, service level agreement, logistics agreement, warehousing agreement, fulfilment agreement, fulfillment agreement, consignment agreement, "
    "licence agreement, license agreement, agency agreement, letter of intent, term sheet, heads of terms, memorandum of understanding, amendment no, addendum no, "
    "conditions of purchase, purchase conditions, vendor agreement, supplier agreement, wholesale agreement, liefervertrag, rahmenvertrag, rahmenliefervertrag, rahmenvereinbarung, "
    "lieferantenvertrag, liefervereinbarung, geheimhaltungsvereinbarung, vertraulichkeitsvereinbarung, vertriebsvertrag, händlervertrag, dienstleistungsvertrag, logistikvertrag, "
    "einkaufsbedingungen, qualitätssicherungsvereinbarung, konditionenvereinbarung, jahresvereinbarung, zusatzvereinbarung, nachtrag zum, contrat de fourniture, contrat cadre, contrat-cadre, "
    "accord-cadre, contrat de distribution, contrat d'approvisionnement, accord de confidentialité, avenant n*, conditions générales d'achat, contrato de suministro, contrato marco, acuerdo marco, "
    "contrato de distribución, acuerdo de confidencialidad, contrato de confidencialidad, adenda, contratto di fornitura, accordo quadro, contratto quadro, contratto di distribuzione, "
    "accordo di riservatezza, accordo di fornitura, leveringsovereenkomst, raamovereenkomst, distributieovereenkomst, geheimhoudingsovereenkomst, inkoopvoorwaarden, inkoopovereenkomst, "
    "umowa dostawy, umowy dostawy, umowa ramowa, umowa o współpracy, umowa o zachowaniu poufności, umowa dystrybucyjna, contrato de fornecimento, contrato de distribuição, acordo de confidencialidade, "
    "acordo-quadro, leveransavtal, ramavtal, sekretessavtal, distributionsavtal, leveranceaftale, rammeaftale, fortrolighedsaftale, samhandelsaftale, rammeavtale, leveranseavtale, konfidensialitetsavtale, "
    "smlouva o dodáv*, rámcová smlouva, rámcové smlouvy, rámcová kupní, dohoda o mlčenlivosti, contract de furnizare, contract-cadru, contract cadru, contract de distribuție, acord de confidențialitate, "
    "szállítási szerződés*, szállítási keretszerződés*, keretszerződés*, titoktartási megállapodás*, toimitussopimu*, puitesopimu*, salassapitosopimu*, tedarik sözleşme*, çerçeve sözleşme*, "
    "gizlilik sözleşme*, distribütörlük sözleşme*, σύμβαση προμήθειας, σύμβαση πλαίσιο, συμφωνία εμπιστευτικότητας, σύμβαση διανομής, договор поставки, договору поставки, договора поставки, рамочный договор, "
    "дистрибьюторский договор, соглашение о неразглашении, соглашение о конфиденциальности, дополнительное соглашение, договір поставки, договору поставки, рамковий договір, додаткова угода, 供給契約, "
    "取引基本契約, 売買基本契約, 売買契約書, 業務委託契約, 秘密保持契約, 覚書, 供货合同, 采购合同, 采购协议, 供应协议, 供应合同, 框架协议, 保密协议, 经销协议, 代理协议, 购销合同, 補充協議, 补充协议, "
    "공급계약, 납품계약, 물품공급, 비밀유지계약, 대리점계약, 기본계약서",
}

TRADE = words(
    "forhandler*, återförsäljare*, forhandleren, retailer, wholesaler, third-party logistics, 3pl, fulfilment partner, handelsvertreter, distributeur, revendeur, rivenditore, wederverkoper, dystrybutor*, distribuitor*, forgalmazó*, jälleenmyyjä*, bayi, distribütör*, дистрибьютор, дистриб, 代理店, 经销商, 代理商, 대리점, supplier, suppliers, vendor, seller, manufacturer, distributor, wholesaler, reseller, buyer, retailer, purchaser, receiving party, disclosing party, carrier, contractor, "
    "service provider, lieferant, lieferanten, lieferantin, händler, auftragnehmer, auftraggeber, abnehmer, besteller, fournisseur, fournisseurs, distributeur, acheteur, prestataire, donneur d'ordre, "
    "proveedor, proveedores, distribuidor, comprador, vendedor, fornitore, fornitori, acquirente, committente, großhändler, grossiste, mayorista, leverancier*, afnemer, opdrachtgever, koper, "
    "groothandel*, dostawca, dostawcą, dostawcy, odbiorca, odbiorcy, zamawiający, kupujący, hurtownia, fornecedor*, contratante, contratada, leverantör*, köparen, leverandør*, "
    "køberen, kjøperen, dodavatel*, odběratel*, kupující, objednatel*, furnizor*, cumpărător*, beneficiar*, szállító, szállítót, vevő, megrendelő, toimittaja*, ostaja*, tilaaja*, tedarikçi*, alıcı, satıcı, προμηθευτ, "
    "αγοραστ, поставщик, покупател, заказчик, исполнитель, постачальник, покупець, замовник, 売主, 買主, 供給者, 仕入先, 受注者, 発注者, 甲乙, 甲および乙, 甲は, 乙は, 供应商, 卖方, 买方, 供方, 需方, 甲方, 乙方, 공급자, 구매자, "
    "갑은, 을은, 공급업체"
)
PARTIES = words(
    "customer, client, company, operator, partner, merchant, vendor, agent, licensor, licensee, publisher, brand owner, hersteller, dienstleister, betreiber, lizenzgeber, lizenznehmer, kunde, auftraggeber, fabricant, concédant, licencié, le client, fabricante, cliente, loja, tienda, concedente, concessionario, distributore, produttore, licenciante, licenciado, fabrikant, klant, partij, producent, dystrybutor*, zleceniodawca, zleceniobiorca, klient, operator, tillverkaren, kunden, distributören, producenten, distributøren, kunden, výrobce, distributor, zákazník, producătorul, clientul, gyártó, valmistaja, asiakas, üretici, müşteri, κατασκευαστής, διανομέας, производитель, клиент, виробник, клієнт, party, parties, either party, neither party, parteien, vertragspartner, verkäufer, käufer, hersteller, parties, vendeur, partes, venditore, partijen, verkoper, strony, sprzedawca, "
    "wykonawca, parterna, säljaren, parterne, sælgeren, partene, selgeren, prodávající, smluvní strany, părțile, vânzătorul, felek, eladó, osapuolet, myyjä, taraflar, μέρη, стороны, сторона, "
    "продавец, сторони, продавець, μέρος"
)
"""Who else is bound in a contract, and not only there."""
LICENCE = words(
    "redistribution, redistributions, redistribute, source code, copyright notice, merchantability, derivative works, open source, "
    "as is, without warranties, warranties or conditions of any kind, source form, object form, contributor, contributors, contribution, this software, the software, general public license, apache license, software foundation, free of charge, binary form, the work, derivative, permission is hereby granted, sublicense, this license, this licence, copyright holder, copyright holders, licensed under, patent license"
)
"""What licences for everybody speak of, and contracts with a supplier don't."""
CONSUMERS = words(
    "consumer, consumers, your statutory rights, terms of use, terms of service, terms and conditions of sale, website, our site, your order, your account, you agree, by using, by placing an order, "
    "right of withdrawal, cancellation right, cookies, privacy policy, verbraucher, verbraucherin, widerrufsrecht, widerrufsbelehrung, onlineshop, online-shop, allgemeine geschäftsbedingungen, agb, "
    "datenschutzerklärung, unsere website, consommateur*, droit de rétractation, cgv, notre site, votre commande, consumidor*, derecho de desistimiento, nuestra web, sitio web, consumatore, consumatori, "
    "diritto di recesso, sito web, consument*, herroepingsrecht, webwinkel, algemene voorwaarden, konsument*, prawo odstąpienia, regulamin*, sklep internetowy, sklepu internetowego, direito de arrependimento, "
    "ångerrätt, konsumentköp*, fortrydelsesret, forbruger*, angrerett, forbruker*, spotřebitel*, odstoupení od smlouvy, obchodní podmínky, consumator*, drept de retragere, fogyasztó*, elállási jog*, "
    "kuluttaja*, peruutusoikeu*, tüketici*, cayma hakkı, καταναλωτ, υπαναχώρηση, потребител, пользовател, публичная оферта, споживач, クーリングオフ, 利用規約, 消费者, 用户协议, 소비자, 이용약관"
)
"""What a shop's own terms speak of, which everybody may read."""
