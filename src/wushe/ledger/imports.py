"""Bank statements from the sheets that banks give."""

from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import
from wushe.ledger.permissions import Ledger
from wushe.ledger.service import take_lines
from wushe.ledger.statement import STATEMENT

BANK_LINES = Import(
    kind="bank_lines",
    title=_("导入银行对账单"),
    path="/books/statements/import",
    back="/books/bank",
    permission=Ledger.KEEP,
    sheet=STATEMENT,
    take=take_lines,
    hint=_(
        "可以直接上传网上银行导出的对账单。按银行的记法，贷方发生额是进账，借方发生额是出账。"
        "已登记过的流水会逐行提示，不会重复登记；导入流水不会自动记账。"
    ),
)
