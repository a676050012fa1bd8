"""The verbs of the books. Money is moved by `posting` and the slices above."""

from wushe.ledger.service.bank_lines import enter_line, remove_line, take_lines

__all__ = ["enter_line", "remove_line", "take_lines"]
