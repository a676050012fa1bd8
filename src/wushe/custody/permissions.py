"""What may be done with money in custody."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Custody(Permission):
    """Permissions of `custody`. Payments out of it are those of `payments`; nobody confirms what they entered."""

    DRAFT = "custody:draft", _("起草和作废代管协议")
    EXPORT = "custody:export", _("导出代管协议清单")
    KEEP = "custody:keep", _("登记和复核代管存入、结项退款")
    READ = "custody:read", _("查看代管协议和资金")
    SIGN = "custody:sign", _("签署代管协议")
    TEMPLATE = "custody:template", _("上传代管协议的 Word 模板")
