"""The steps that rounds and mentorships may take, as PostgreSQL holds them."""

from pathlib import Path
from typing import Final

WAY_SQL: Final = Path(__file__).with_name("way.sql").read_text("utf-8")
"""Triggers that refuse every other step by the names `ck_pairing_round_way` and `ck_mentorship_way`."""
