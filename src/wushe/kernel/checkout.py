"""Where the product lies."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
"""The folder of policies/, tenants/ and migrations/; the product is always installed beside them."""
