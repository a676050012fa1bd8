"""What is compared of a line of the bank and a pledge."""

from datetime import date

from wushe.donations.likeness import LEAST, Candidate, Said, score
from wushe.donations.schedule import Part

DUE = date(2026, 6, 15)
ONE = [Part(1, DUE, 100_000)]


def said(fen=100_000, on=DUE, counterparty="", summary=""):
    return Said(fen, on, counterparty, summary)


USUAL = Candidate("湖南某某有限公司", 100_000, ONE)


def points(line, candidate=USUAL):
    return score(line, candidate).points


def test_name_amount_and_day_each_say_why():
    found = score(said(counterparty="湖南某某 有限公司"), Candidate("湖南某某有限公司", 100_000, ONE))
    assert [str(reason) for reason in found.reasons] == [
        "对方户名与捐赠人相同", "金额等于尚未到账的认捐", "日期在到期日前后十天内",
    ]  # fmt: skip
    assert found.points > points(said(counterparty="湖南某某有限公司", on=date(2026, 9, 1)))


def test_an_amount_that_happens_to_be_equal_is_not_enough():
    assert points(said(on=date(2026, 9, 1), counterparty="别人")) < LEAST


def test_the_name_in_the_summary_counts_where_the_bank_names_somebody_else():
    assert points(said(fen=50_000, counterparty="李四", summary="湖南某某有限公司捐款")) >= LEAST


def test_a_month_of_a_monthly_pledge_is_known_by_its_amount():
    monthly = Candidate("张三", 300_000, [Part(n, DUE.replace(month=5 + n), 100_000) for n in (1, 2, 3)])
    assert "金额等于一期认捐" in [str(reason) for reason in score(said(counterparty="张三"), monthly).reasons]


def test_more_than_is_still_to_come_may_be_several_donations_of_who_is_named():
    found = score(said(fen=100_001, counterparty="湖南某某有限公司"), USUAL)
    assert [str(reason) for reason in found.reasons] == [
        "对方户名与捐赠人相同", "流水大于尚未到账的认捐，可只登记其中一部分",
    ]  # fmt: skip
    assert found.points >= LEAST
    assert points(said(fen=100_001, counterparty="别人")) < LEAST


def test_our_order_number_alone_is_enough():
    candidate = Candidate("张三", 500_000, [Part(1, DUE, 500_000)], ["WS20260601ABCDEFGHJKABCDEFGHJK"])
    line = said(fen=400_000, counterparty="财付通", summary="WS20260601ABCDEFGHJKABCDEFGHJK 捐款")
    assert points(line, candidate) >= LEAST
