"""What reads like talk of a shop by its words, and is told by nobody by its build."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.detectors._talk import _goes_on
from seawall.detect.untold import is_catalogue, untold

LISTS = (
    "censor 2\ncensorship 5\ncensure 9\ncensured 3\ncensus 8\ncent 77",
    "pregnancies 3\npregnant 12\nprehistoric 2\npreis 1",
    "tendrán\ntendría\nteníamos\ntuviste\ntuvimos\ntenéis\ntenga\ntengas",
    "a ab aber ach acht alle allein allem\nals also am an andere auch auf aus\nbei beide beiden bin bis bist",
    ".re3a2q\n.re3alój\ntalmo1i2\ntalmo1o2\ntele1h\ntele1a2\n.in2effab\n1té",
    "ไฤ๊ย\nไฤีถ\n" * 12,
    "names = ['Nova', 'Novella', 'Nya', 'Jolie', 'Obie', 'Abel'",
    "26447\tyear-end\t1\n13924\tyear-long\t2\n18251\tyear-old\t2\n2665\tyear-round\t5\n7350\tyear-to-year\t1",
)
DRAWN = (
    '<glyph unicode="a" d="M842 702Q842 809 793 869T653 930Q560 930 487 859" />',
    "842H477Q641 842 744 916T848 1116Q848 1195 799 1240T659 1286Q587 1286 513 1261V350",
    'points="977.7,339.0 987.7,344.0 977.7,349.0 "',
    '<!-- an arrow -->\n<polyline points="2775,675 2775,975 1425,975"/>',
    "'z': { width: 17, points: [[14,14],[3,0],[-1,-1],[3,14],[14,14]] },",
    "points='12 5 19 12 12 19'",
    'viewBox="0 -960 960 960"',
    "CAAC;YACnC,SAAS,EAAE,IAAI,IAAI,EAAE;YACrB,IAAI;YACJ,QAAQ;YACR,IAAI,EAAE",
)
CODE = (
    "margin: 0 0 0 250px;",
    ".column-center-top ul,\n.column-left-top ul {",
    "!important;margin-right:3rem !important}.my-0{margin-top:0 !important;margin-bottom:0 !important}",
    "dl dd:last-child > :last-child { margin-bottom: 0; }",
    "// leave room at bottom for margins.",
    "from shop.renderers import Margin\nclass Margins(Margin):",
    'msgstr "Kosten"',
    ".TP\n\\fB-m\\fP\nmargin",
    "delay: 100,\n  multiple: true,\n  allowClear: props.required,",
    "#: js/Feeds.js:379 js/Tree.js:359\n#: js/Prefs.js:127",
)
TALK = (
    "Staffel: ab 12 Stück 8,20, ab 48 Stück 7,60, ab 144 Stück 6,90, dazu Skonto und Fracht, sagt unser Töpfer",
    "1.140 netto, uvp 2.099, bei 1.699 noch 20 prozent",
    "EK 3,20\nVK 9,90\nMarge 67 %\nStaffel ab 100\nRabatt 5 %",
    "Becher 3,20\nKanne 8,10\nSchale 4,40\nTasse 2,90\nTeller 3,80\nVase 9,90",
    "We pay the mill 4.20 a metre; they want 4.60",
    "仕入\n原価\n卸値\n掛率\n粗利\n下代\n上代\n定価",
)
TERMS = (
    "Payment terms: net 60;\nMOQ: 500 pieces;\nLead time: 30 days;",
    "Zahlung: 60 Tage,\nMindestmenge: 500,\nLieferzeit: 30 Tage,",
    "3.1 The Supplier shall deliver within 30 days\n3.2 The Buyer shall pay within 60 days",
    "Payment terms\nnet 60\nMinimum order\n500 pieces\nLead time\n30 days\nPenalty\n1 % a week",
)


@pytest.mark.parametrize("run", [*LISTS, *DRAWN, *CODE])
def test_lists_drawings_and_statements_are_no_talk_of_prices(run: str) -> None:
    assert untold(run, order=False, contract=False)


@pytest.mark.parametrize("run", TALK)
def test_prices_that_somebody_tells_are(run: str) -> None:
    assert not untold(run, order=False, contract=False)


@pytest.mark.parametrize("run", TERMS)
def test_terms_in_lists_and_clauses_are(run: str) -> None:
    assert not untold(run, order=False, contract=True)


def test_a_manuals_contents_are_numbered_and_tell_no_price_but_clauses_are_numbered_as_well() -> None:
    contents = "3.2.97 note-collision-interface\n3.2.98 note-column-interface"
    assert untold(contents, order=False, contract=False)
    assert untold(f"<li><a href='a.html'>{contents[:40]}</a></li>", order=False, contract=False)
    assert not untold(contents, order=False, contract=True)


def test_a_quotation_is_no_contract() -> None:
    assert untold("Ein Vertrag ist nur so gut wie beide.\n\t\t-- Anna Muster", order=False, contract=True)


def test_an_order_in_a_programs_words_is_still_one() -> None:
    assert not untold('{"order": "A-20817", "total": 28.9, "status": "returned"}', order=True, contract=False)
    assert untold("this.on('returned', this.onReturned, this);", order=True, contract=False)


def test_an_order_is_told_by_more_than_a_clock_or_a_standard() -> None:
    assert untold("last sent: 2026-11-20T10:00:00+01:00", order=True, contract=False)
    assert untold("ISO 8859-13 and RFC 931 on Linux 2.6.17", order=True, contract=False)
    assert not untold("20817 left at 2026-11-20T10:00:00+01:00", order=True, contract=False)


def test_a_translation_is_a_catalogue_and_a_text_with_one_label_is_none() -> None:
    assert is_catalogue('msgid "Cost"\nmsgstr "Kosten"\n\nmsgid "Supplier"\nmsgstr "Lieferant"\n')
    assert not is_catalogue('msgid "Cost"\n')
    assert not is_catalogue("the msg id is 4")


@given(st.text(max_size=200), st.booleans(), st.booleans())
def test_any_run_can_be_asked(run: str, order: bool, contract: bool) -> None:
    assert untold(run, order=order, contract=contract) in (True, False)


@pytest.mark.parametrize("run", LISTS[:2])
def test_a_list_of_words_stays_quiet_in_the_engine(run: str) -> None:
    assert not list(engine_of("price_list", "contract").scan(run))


def test_who_tells_much_has_a_word_for_it_and_a_manual_has_others() -> None:
    story = "we take the whole harvest and you keep the brand off other jars " * 12
    assert _goes_on(story, "contract", 0)
    assert not _goes_on(story, "contract", 1)
    assert not _goes_on(story[:300], "contract", 0)
    assert _goes_on("Klikněte na soubor, který chcete vrátit.", "order_record", 0)
    assert not _goes_on("Klikněte na soubor, který chcete vrátit.", "order_record", 1)
