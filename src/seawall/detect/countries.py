"""Countries as people write them behind an address: every state of ISO 3166 in English, and neighbours' own names.

Source: ISO 3166-1, short names as the UN writes them (https://unstats.un.org/unsd/methodology/m49/), 25 November 2026.
"""

from __future__ import annotations

_english = """
afghanistan,albania,algeria,andorra,angola,antigua and barbuda,argentina,armenia,australia,austria,azerbaijan,bahamas,
the bahamas,bahrain,bangladesh,barbados,belarus,belgium,belize,benin,bermuda,bhutan,bolivia,bosnia and herzegovina,
bosnia,botswana,brazil,brunei,bulgaria,burkina faso,burundi,cabo verde,cambodia,cameroon,canada,cape verde,
central african republic,chad,chile,china,people's republic of china,colombia,comoros,congo,
democratic republic of the congo,republic of the congo,costa rica,côte d'ivoire,ivory coast,croatia,cuba,cyprus,
czech republic,czechia,denmark,djibouti,dominica,dominican republic,ecuador,egypt,el salvador,england,
equatorial guinea,eritrea,estonia,eswatini,swaziland,ethiopia,faroe islands,fiji,finland,france,gabon,gambia,
the gambia,georgia,germany,ghana,gibraltar,great britain,greece,greenland,grenada,guadeloupe,guatemala,guernsey,
guinea,guinea-bissau,guyana,haiti,honduras,hong kong,hungary,iceland,india,indonesia,iran,iraq,ireland,
republic of ireland,isle of man,israel,italy,jamaica,japan,jersey,jordan,kazakhstan,kenya,kiribati,kosovo,kuwait,
kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania,luxembourg,macao,macau,macedonia,
north macedonia,madagascar,malawi,malaysia,maldives,mali,malta,marshall islands,martinique,mauritania,mauritius,
mexico,micronesia,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,burma,namibia,nauru,nepal,netherlands,
the netherlands,holland,new zealand,nicaragua,niger,nigeria,north korea,northern ireland,norway,oman,pakistan,palau,
palestine,panama,papua new guinea,paraguay,peru,philippines,the philippines,poland,portugal,puerto rico,qatar,romania,
russia,russian federation,rwanda,saint kitts and nevis,saint lucia,saint vincent and the grenadines,samoa,san marino,
são tomé and príncipe,sao tome and principe,saudi arabia,scotland,senegal,serbia,seychelles,sierra leone,singapore,
slovakia,slovenia,solomon islands,somalia,south africa,south korea,republic of korea,korea,south sudan,spain,
sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,tajikistan,tanzania,thailand,timor-leste,togo,tonga,
trinidad and tobago,tunisia,turkey,turkmenistan,tuvalu,u.a.e.,u.k.,u.s.a.,uae,uganda,uk,ukraine,united arab emirates,
united kingdom,united states,united states of america,uruguay,us,usa,uzbekistan,vanuatu,vatican city,venezuela,
vietnam,wales,yemen,zambia,zimbabwe
"""
_own = """
deutschland,österreich,schweiz,suisse,svizzera,belgique,belgië,luxemburg,nederland,españa,espagne,italia,polska,
sverige,danmark,norge,suomi,ísland,eesti,latvija,lietuva,česko,česká republika,slovensko,slovenija,magyarország,
românia,hrvatska,srbija,türkiye,méxico,brasil,perú,panamá,canadá,maroc,éire,bharat,allemagne,frankreich,spanien,
italien,polen,grossbritannien,großbritannien,vereinigtes königreich,royaume-uni,reino unido,regno unito,alemania,
alemanha,francia,frança,états-unis,estados unidos,stati uniti,vereinigte staaten,belgien,niederlande,dänemark,
schweden,norwegen,finnland,tschechien,ungarn,griechenland,türkei,irland,portugal,países bajos,pays-bas,paesi bassi,
grecia,grèce,hellas,ellada,bulgaria,hrvatska,ελλάδα,κύπρος,україна,россия,日本,中国,대한민국
"""
COUNTRIES = frozenset((_english + "," + _own).replace("\n", "").split(","))
