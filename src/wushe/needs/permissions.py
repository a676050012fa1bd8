"""What may be done about needs, offers and opportunities."""

from wushe.kernel.i18n import _
from wushe.kernel.permission import Permission


class Needs(Permission):
    """Permissions of `needs`. `BOARD` and `SAY` are what anybody may do without an account."""

    BOARD = "needs:board", _("查看公开的服务和需求公示")
    CONFIGURE = "needs:configure", _("维护服务类型")
    DEAL = "needs:deal", _("登记项目机会的对接结果")
    EDIT = "needs:edit", _("修改、合并和撤销需求")
    EXPORT = "needs:export", _("导出需求、供给和机会清单")
    IMPORT = "needs:import", _("从 Excel 导入需求和供给")
    KEEP_ROUNDS = "needs:keep_rounds", _("开展每季度的需求征集")
    OFFER = "needs:offer", _("登记和维护服务供给")
    POST = "needs:post", _("发布和维护项目机会")
    PUBLISH = "needs:publish", _("公示需求")
    READ = "needs:read", _("查看居民需求")
    READ_OFFERS = "needs:read_offers", _("查看服务供给和项目机会")
    RECORD = "needs:record", _("登记居民需求")
    REPLY = "needs:reply", _("答复居民并登记办结")
    REVEAL = "needs:reveal", _("说明理由后查看居民的联系方式")
    SAY = "needs:say", _("以居民身份提出需求、查询进度")
