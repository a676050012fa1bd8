"""One Chinese word with two meanings has two English ones: each slice says its own."""

import copy
import pickle
import re

import pytest

from wushe.kernel import i18n
from wushe.kernel.i18n import Sentence, _, catalogues, english, say, speaking
from wushe.kernel.labelled import Labelled
from wushe.kernel.web.rendering import environment


@pytest.fixture
def two_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"organizations": {"登记": "Registration"}, "communities": {"登记": "Enter", "居民": "Residents"}}
    monkeypatch.setattr(i18n, "catalogues", lambda: known)
    monkeypatch.setattr(i18n, "english", lambda: {"登记": "Enter", "居民": "Residents"})


def said_in(module: str, chinese: str) -> Sentence:
    """What `_( )` makes of it in that module."""
    return eval("_(chinese)", {"__name__": module, "_": _, "chinese": chinese})  # noqa: S307


@pytest.mark.usefixtures("two_meanings")
def test_the_same_chinese_has_another_english_in_another_slice() -> None:
    with speaking("en"):
        assert said_in("wushe.organizations.kinds", "登记").say() == "Registration"
        assert said_in("wushe.communities.pages.list", "登记").say() == "Enter"


@pytest.mark.usefixtures("two_meanings")
@pytest.mark.parametrize(
    ("template", "english"), [("organizations/list.html", "Registration"), ("communities/x.html", "Enter")]
)
def test_a_template_speaks_as_its_slice(template: str, english: str) -> None:
    page = environment().from_string("{{ _('登记') }}|{% macro it() %}{{ _('登记') }}{% endmacro %}{{ it() }}")
    page.name = template
    with speaking("en"):
        assert page.render() == f"{english}|{english}"


@pytest.mark.usefixtures("two_meanings")
def test_what_a_slice_does_not_translate_itself_another_one_says() -> None:
    with speaking("en"):
        assert said_in("wushe.organizations.kinds", "居民").say() == "Residents"
        assert say("居民") == "Residents"
        assert say("没有译文") == "没有译文"


@pytest.mark.usefixtures("two_meanings")
def test_a_sentence_keeps_its_slice_wherever_it_is_said() -> None:
    class Kind(Labelled):
        REGISTERED = "registered", said_in("wushe.organizations.kinds", "登记")

    page = environment().from_string("{{ _(word) }} {{ word|said }}")
    page.name = "communities/x.html"
    with speaking("en"):
        assert page.render(word=Kind.REGISTERED.label) == "Registration Registration"
        assert Sentence("状态 {word}").say(word=Kind.REGISTERED.label) == "状态 Registration"


def test_a_sentence_is_copied_and_pickled_whole() -> None:
    sentence = said_in("wushe.organizations.kinds", "登记")
    for copied in (copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):  # noqa: S301
        assert (copied, copied.domain) == ("登记", "organizations")


def test_chinese_is_said_as_it_is() -> None:
    assert said_in("wushe.organizations.kinds", "登记").say() == "登记"


def test_the_product_has_words_with_two_meanings_and_says_both() -> None:
    twice = {chinese for own in catalogues().values() for chinese, text in own.items() if english()[chinese] != text}
    assert twice, "then one dictionary would do"
    for domain, own in catalogues().items():
        with speaking("en"):
            assert [own[word] for word in twice & own.keys()] == [
                Sentence(word, domain).say() for word in twice & own.keys()
            ]


def test_english_tells_one_from_several(monkeypatch: pytest.MonkeyPatch) -> None:
    late = "{n} {n:day|days} late, {m} {m:visit is|visits are} due"
    monkeypatch.setattr(i18n, "catalogues", lambda: {"needs": {"逾期 {n} 天，{m} 次走访": late}})
    text = Sentence("逾期 {n} 天，{m} 次走访", "needs")
    assert text.say(n=1, m=2) == "逾期 1 天，2 次走访"
    with speaking("en"):
        assert text.say(n=1, m=2) == "1 day late, 2 visits are due"
        assert text.say(n="0", m="1") == "0 days late, 1 visit is due"
        assert text.say() == late, "what a script fills in keeps both"


def test_no_english_sentence_says_1_days() -> None:
    """Whatever is counted with a plural behind it knows the singular too."""
    counted = re.compile(r"\{(\w+)\} (?:days|rows|groups|hours|sessions|points|pairs|persons|minutes|items|lots)\b")
    wrong = [text for text in english().values() if counted.search(text)]
    assert not wrong, "\n".join(wrong)
