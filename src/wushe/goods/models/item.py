"""What goods are kept as: an item is counted in one unit for good."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.keeping import ItemNameTaken, ItemRetired
from wushe.goods.kinds import Category, Unit
from wushe.goods.quantities import KILOGRAM_STEP
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_unique
from wushe.kernel.pinyin import spell
from wushe.kernel.text import normalised, search_key


class Item(TenantModel, Versioned):
    """`grams` is what one step of the unit weighs, None where nobody knows; `spelling` is what names are sorted by."""

    __tablename__ = "goods_item"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    spelling: Mapped[str]
    search: Mapped[str]
    category: Mapped[Category]
    unit: Mapped[Unit]
    grams: Mapped[int | None]
    perishable: Mapped[bool]
    retired: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        tenant_unique("name_key"),
        CheckConstraint("grams > 0", name="grams"),
        CheckConstraint(f"unit <> 'kilogram' OR grams = {KILOGRAM_STEP}", name="kilogram"),
        Index("ix_goods_item_spelling", "tenant_id", "spelling", "id"),
    )

    def call(self, name: str) -> None:
        self.name, self.name_key = name, normalised(name)
        self.spelling = " ".join(next(iter(spell(self.name_key)), [self.name_key]))
        self.search = search_key(name)

    def weigh(self, grams: int | None) -> None:
        self.grams = KILOGRAM_STEP if self.unit is Unit.KILOGRAM else grams

    def weight(self, quantity: int) -> int | None:
        """Grams of so many steps, None where nobody knows."""
        return None if self.grams is None else self.grams * quantity

    def refuse_if_retired(self) -> None:
        if self.retired:
            raise ItemRetired


refuses("uq_goods_item_tenant_id_name_key", ItemNameTaken)
