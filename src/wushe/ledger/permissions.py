"""What may be done with the books."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Ledger(Permission):
    """Permissions of `ledger`. Moving money is asked for by the verbs of the slices above, not here."""

    KEEP = "ledger:keep", _("登记银行账户和流水、对账、冲正、结账")
    READ = "ledger:read", _("查看和导出账簿")
